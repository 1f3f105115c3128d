using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Casework_Plan",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovedRevision = table.Column<int>(type: "INTEGER", nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Sip = table.Column<int>(type: "INTEGER", nullable: true),
                    SipLead = table.Column<string>(type: "TEXT", nullable: true),
                    SipFollowUpOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SipQuestions = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Plan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Plan_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PlanGoal",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LifeArea = table.Column<string>(type: "TEXT", nullable: false),
                    Direction = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PlanGoal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_PlanGoal_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PlanReview",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Present = table.Column<string>(type: "TEXT", nullable: false),
                    PresentNames = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Decided = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PlanReview", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_PlanReview_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PlanVersion",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Way = table.Column<int>(type: "INTEGER", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WithdrawnReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PlanVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_PlanVersion_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_SipBrief",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Parties = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_SipBrief", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_SipBrief_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PlanObjective",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GoalId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Sign = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LifeArea = table.Column<string>(type: "TEXT", nullable: false),
                    TargetOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PlanObjective", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_PlanObjective_Casework_PlanGoal_GoalId",
                        column: x => x.GoalId,
                        principalTable: "Casework_PlanGoal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Casework_PlanObjective_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_GasRating",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObjectiveId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ScaleId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_GasRating", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_GasRating_Casework_PlanObjective_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Casework_PlanObjective",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_GasScale",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObjectiveId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    MuchLess = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Less = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Expected = table.Column<byte[]>(type: "BLOB", nullable: true),
                    More = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MuchMore = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Importance = table.Column<int>(type: "INTEGER", nullable: false),
                    Difficulty = table.Column<int>(type: "INTEGER", nullable: false),
                    Baseline = table.Column<int>(type: "INTEGER", nullable: true),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LockedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_GasScale", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_GasScale_Casework_PlanObjective_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Casework_PlanObjective",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_PlanActivity",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GoalId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObjectiveId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    What = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OwnerParty = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerUserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OwnerContact = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InterventionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", nullable: true),
                    CancelNote = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_PlanActivity", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_PlanActivity_Casework_PlanGoal_GoalId",
                        column: x => x.GoalId,
                        principalTable: "Casework_PlanGoal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Casework_PlanActivity_Casework_PlanObjective_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Casework_PlanObjective",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Casework_PlanActivity_Casework_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Casework_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_WaitingOn",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActivityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_WaitingOn", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_WaitingOn_Casework_PlanActivity_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Casework_PlanActivity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_GasRating_ObjectiveId_On",
                table: "Casework_GasRating",
                columns: new[] { "ObjectiveId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_GasScale_ObjectiveId_Number",
                table: "Casework_GasScale",
                columns: new[] { "ObjectiveId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Plan_CaseId",
                table: "Casework_Plan",
                column: "CaseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Plan_DelprojektId_NextReviewOn",
                table: "Casework_Plan",
                columns: new[] { "DelprojektId", "NextReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_CaseId_Status",
                table: "Casework_PlanActivity",
                columns: new[] { "CaseId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_DelprojektId_Status_DueOn",
                table: "Casework_PlanActivity",
                columns: new[] { "DelprojektId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_GoalId",
                table: "Casework_PlanActivity",
                column: "GoalId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_ObjectiveId",
                table: "Casework_PlanActivity",
                column: "ObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_OwnerUserId_Status",
                table: "Casework_PlanActivity",
                columns: new[] { "OwnerUserId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanActivity_PlanId",
                table: "Casework_PlanActivity",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanGoal_CaseId",
                table: "Casework_PlanGoal",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanGoal_PlanId",
                table: "Casework_PlanGoal",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanObjective_CaseId_Status",
                table: "Casework_PlanObjective",
                columns: new[] { "CaseId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanObjective_DelprojektId_Status_TargetOn",
                table: "Casework_PlanObjective",
                columns: new[] { "DelprojektId", "Status", "TargetOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanObjective_GoalId",
                table: "Casework_PlanObjective",
                column: "GoalId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanObjective_PlanId",
                table: "Casework_PlanObjective",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanReview_CaseId_HeldOn",
                table: "Casework_PlanReview",
                columns: new[] { "CaseId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanReview_PlanId",
                table: "Casework_PlanReview",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanVersion_CaseId",
                table: "Casework_PlanVersion",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_PlanVersion_PlanId_Number",
                table: "Casework_PlanVersion",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_SipBrief_CaseId",
                table: "Casework_SipBrief",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_SipBrief_PlanId",
                table: "Casework_SipBrief",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_WaitingOn_ActivityId",
                table: "Casework_WaitingOn",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_WaitingOn_CaseId",
                table: "Casework_WaitingOn",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_WaitingOn_DelprojektId_Until_Since",
                table: "Casework_WaitingOn",
                columns: new[] { "DelprojektId", "Until", "Since" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_GasRating");

            migrationBuilder.DropTable(
                name: "Casework_GasScale");

            migrationBuilder.DropTable(
                name: "Casework_PlanReview");

            migrationBuilder.DropTable(
                name: "Casework_PlanVersion");

            migrationBuilder.DropTable(
                name: "Casework_SipBrief");

            migrationBuilder.DropTable(
                name: "Casework_WaitingOn");

            migrationBuilder.DropTable(
                name: "Casework_PlanActivity");

            migrationBuilder.DropTable(
                name: "Casework_PlanObjective");

            migrationBuilder.DropTable(
                name: "Casework_PlanGoal");

            migrationBuilder.DropTable(
                name: "Casework_Plan");
        }
    }
}
