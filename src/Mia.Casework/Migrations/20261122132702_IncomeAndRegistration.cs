using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class IncomeAndRegistration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Casework_FinsamRegistration",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<bool>(type: "INTEGER", nullable: false),
                    InOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OutOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OutBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_FinsamRegistration", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_FinsamRegistration_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_IncomePeriod",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    Party = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlannedEndOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_IncomePeriod", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_IncomePeriod_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_FinsamRegistration_CaseId_OutOn",
                table: "Casework_FinsamRegistration",
                columns: new[] { "CaseId", "OutOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_FinsamRegistration_ParticipantId",
                table: "Casework_FinsamRegistration",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_IncomePeriod_CaseId_From",
                table: "Casework_IncomePeriod",
                columns: new[] { "CaseId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_IncomePeriod_ParticipantId",
                table: "Casework_IncomePeriod",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_FinsamRegistration");

            migrationBuilder.DropTable(
                name: "Casework_IncomePeriod");
        }
    }
}
