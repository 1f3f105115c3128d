using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class StaffReferralsPhoneNotesVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Officers",
                table: "Casework_Referral",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnWishHow",
                table: "Casework_Referral",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneYesBy",
                table: "Casework_Handover",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PhoneYesNotedAt",
                table: "Casework_Handover",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneYesNotedBy",
                table: "Casework_Handover",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PhoneYesOn",
                table: "Casework_Handover",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Casework_Visit",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BeforeAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Visit", x => new { x.UserId, x.DelprojektId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_Visit");

            migrationBuilder.DropColumn(
                name: "Officers",
                table: "Casework_Referral");

            migrationBuilder.DropColumn(
                name: "OwnWishHow",
                table: "Casework_Referral");

            migrationBuilder.DropColumn(
                name: "PhoneYesBy",
                table: "Casework_Handover");

            migrationBuilder.DropColumn(
                name: "PhoneYesNotedAt",
                table: "Casework_Handover");

            migrationBuilder.DropColumn(
                name: "PhoneYesNotedBy",
                table: "Casework_Handover");

            migrationBuilder.DropColumn(
                name: "PhoneYesOn",
                table: "Casework_Handover");
        }
    }
}
