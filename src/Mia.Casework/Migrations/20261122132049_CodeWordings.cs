using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class CodeWordings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DecidedAt",
                table: "Casework_Setting",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "DecidedBy",
                table: "Casework_Setting",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "Casework_Code",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Casework_CodeWording",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CodeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_CodeWording", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_CodeWording_Casework_Code_CodeId",
                        column: x => x.CodeId,
                        principalTable: "Casework_Code",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_CodeWording_CodeId_ValidFrom",
                table: "Casework_CodeWording",
                columns: new[] { "CodeId", "ValidFrom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_CodeWording");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "Casework_Setting");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "Casework_Setting");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "Casework_Code");
        }
    }
}
