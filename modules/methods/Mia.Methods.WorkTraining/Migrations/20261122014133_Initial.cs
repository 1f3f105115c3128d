using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Methods.WorkTraining.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WorkTraining_Workplace",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Kommun = table.Column<string>(type: "TEXT", nullable: true),
                    Seats = table.Column<int>(type: "INTEGER", nullable: true),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTraining_Workplace", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkTraining_Placement",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WorkplaceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlannedEndOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                    Extent = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTraining_Placement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkTraining_Placement_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkTraining_Placement_WorkTraining_Workplace_WorkplaceId",
                        column: x => x.WorkplaceId,
                        principalTable: "WorkTraining_Workplace",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkTraining_AttendanceWeek",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlacementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Week = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedQuarters = table.Column<int>(type: "INTEGER", nullable: false),
                    ActiveQuarters = table.Column<int>(type: "INTEGER", nullable: false),
                    Absence = table.Column<string>(type: "TEXT", nullable: true),
                    ReportedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTraining_AttendanceWeek", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkTraining_AttendanceWeek_WorkTraining_Placement_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "WorkTraining_Placement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_AttendanceWeek_DelprojektId_Year_Week",
                table: "WorkTraining_AttendanceWeek",
                columns: new[] { "DelprojektId", "Year", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_AttendanceWeek_PlacementId_Year_Week",
                table: "WorkTraining_AttendanceWeek",
                columns: new[] { "PlacementId", "Year", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_Placement_CaseId",
                table: "WorkTraining_Placement",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_Placement_DelprojektId_StartsOn",
                table: "WorkTraining_Placement",
                columns: new[] { "DelprojektId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_Placement_WorkplaceId",
                table: "WorkTraining_Placement",
                column: "WorkplaceId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkTraining_Workplace_DelprojektId",
                table: "WorkTraining_Workplace",
                column: "DelprojektId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WorkTraining_AttendanceWeek");

            migrationBuilder.DropTable(
                name: "WorkTraining_Placement");

            migrationBuilder.DropTable(
                name: "WorkTraining_Workplace");
        }
    }
}
