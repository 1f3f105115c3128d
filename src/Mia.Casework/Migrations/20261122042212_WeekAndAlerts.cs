using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class WeekAndAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosingSince",
                table: "Casework_Case",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Casework_AlertSnooze",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_AlertSnooze", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Booking",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    PlaceKind = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Subject = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangeReason = table.Column<string>(type: "TEXT", nullable: true),
                    MovedFromOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MovedFromAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Booking", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_CalendarFeed",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Token = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_CalendarFeed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_ChairCount",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_ChairCount", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_DailyMail",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_DailyMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_FollowUp",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Months = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    Occupation = table.Column<string>(type: "TEXT", nullable: true),
                    GotSupport = table.Column<int>(type: "INTEGER", nullable: true),
                    FellBetween = table.Column<bool>(type: "INTEGER", nullable: true),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_FollowUp", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_FollowUp_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Task",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Task", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Task_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_BookingParticipant",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BookingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_BookingParticipant", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_BookingParticipant_Casework_Booking_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Casework_Booking",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Casework_BookingParticipant_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_BookingStaff",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BookingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_BookingStaff", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_BookingStaff_Casework_Booking_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Casework_Booking",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Consent_DelprojektId_ValidTo",
                table: "Casework_Consent",
                columns: new[] { "DelprojektId", "ValidTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_AlertSnooze_DelprojektId_Until",
                table: "Casework_AlertSnooze",
                columns: new[] { "DelprojektId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Booking_DelprojektId_On",
                table: "Casework_Booking",
                columns: new[] { "DelprojektId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_BookingParticipant_BookingId",
                table: "Casework_BookingParticipant",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_BookingParticipant_CaseId",
                table: "Casework_BookingParticipant",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_BookingStaff_BookingId",
                table: "Casework_BookingStaff",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_BookingStaff_UserId_BookingId",
                table: "Casework_BookingStaff",
                columns: new[] { "UserId", "BookingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_CalendarFeed_TokenHash",
                table: "Casework_CalendarFeed",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_CalendarFeed_UserId",
                table: "Casework_CalendarFeed",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_ChairCount_DelprojektId_Day_Kind",
                table: "Casework_ChairCount",
                columns: new[] { "DelprojektId", "Day", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_DailyMail_UserId",
                table: "Casework_DailyMail",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_FollowUp_CaseId_Months",
                table: "Casework_FollowUp",
                columns: new[] { "CaseId", "Months" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Task_CaseId",
                table: "Casework_Task",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Task_OwnerId_DoneAt_DueOn",
                table: "Casework_Task",
                columns: new[] { "OwnerId", "DoneAt", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_AlertSnooze");

            migrationBuilder.DropTable(
                name: "Casework_BookingParticipant");

            migrationBuilder.DropTable(
                name: "Casework_BookingStaff");

            migrationBuilder.DropTable(
                name: "Casework_CalendarFeed");

            migrationBuilder.DropTable(
                name: "Casework_ChairCount");

            migrationBuilder.DropTable(
                name: "Casework_DailyMail");

            migrationBuilder.DropTable(
                name: "Casework_FollowUp");

            migrationBuilder.DropTable(
                name: "Casework_Task");

            migrationBuilder.DropTable(
                name: "Casework_Booking");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Consent_DelprojektId_ValidTo",
                table: "Casework_Consent");

            migrationBuilder.DropColumn(
                name: "ClosingSince",
                table: "Casework_Case");
        }
    }
}
