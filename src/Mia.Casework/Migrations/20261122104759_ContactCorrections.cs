using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class ContactCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Casework_Contact",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Casework_ContactCorrection",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Earlier = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CorrectedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CorrectedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_ContactCorrection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_ContactCorrection_Casework_Contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Casework_Contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_ContactCorrection_CaseId",
                table: "Casework_ContactCorrection",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_ContactCorrection_ContactId",
                table: "Casework_ContactCorrection",
                column: "ContactId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_ContactCorrection");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "Casework_Contact");
        }
    }
}
