using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class PersonJoins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "JoinedIntoId",
                table: "Casework_Participant",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Casework_NotSamePerson",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecondId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SaidAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SaidBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_NotSamePerson", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PersonJoin",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    JoinedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UndoUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PersonJoin", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_NotSamePerson_FirstId",
                table: "Casework_NotSamePerson",
                column: "FirstId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_NotSamePerson_SecondId",
                table: "Casework_NotSamePerson",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PersonJoin_KeptId",
                table: "Casework_PersonJoin",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PersonJoin_UndoUntil",
                table: "Casework_PersonJoin",
                column: "UndoUntil");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_NotSamePerson");

            migrationBuilder.DropTable(
                name: "Casework_PersonJoin");

            migrationBuilder.DropColumn(
                name: "JoinedIntoId",
                table: "Casework_Participant");
        }
    }
}
