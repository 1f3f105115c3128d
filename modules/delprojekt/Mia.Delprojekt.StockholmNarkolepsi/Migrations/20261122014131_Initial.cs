using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Delprojekt.StockholmNarkolepsi.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Narcolepsy_EnergyPeriod",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Narcolepsy_EnergyPeriod", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Narcolepsy_EnergyPeriod_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Narcolepsy_LifeAreaChoice",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Areas = table.Column<string>(type: "TEXT", nullable: false),
                    ChosenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Narcolepsy_LifeAreaChoice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Narcolepsy_LifeAreaChoice_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Narcolepsy_EnergyDay",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PeriodId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Packed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Narcolepsy_EnergyDay", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Narcolepsy_EnergyDay_Narcolepsy_EnergyPeriod_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "Narcolepsy_EnergyPeriod",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Narcolepsy_EnergyDay_PeriodId_Day",
                table: "Narcolepsy_EnergyDay",
                columns: new[] { "PeriodId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Narcolepsy_EnergyPeriod_CaseId_StartsOn",
                table: "Narcolepsy_EnergyPeriod",
                columns: new[] { "CaseId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Narcolepsy_LifeAreaChoice_CaseId_ChosenOn",
                table: "Narcolepsy_LifeAreaChoice",
                columns: new[] { "CaseId", "ChosenOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Narcolepsy_EnergyDay");

            migrationBuilder.DropTable(
                name: "Narcolepsy_LifeAreaChoice");

            migrationBuilder.DropTable(
                name: "Narcolepsy_EnergyPeriod");
        }
    }
}
