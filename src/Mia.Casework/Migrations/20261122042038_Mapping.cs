using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class Mapping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Casework_LifeArea",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Prompt = table.Column<string>(type: "TEXT", nullable: true),
                    Hidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_LifeArea", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Mapping",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OwnWords = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WordsStamp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderStamp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Mapping", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Mapping_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_NetworkContact",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Relation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Organisation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Closeness = table.Column<int>(type: "INTEGER", nullable: false),
                    Frequency = table.Column<string>(type: "TEXT", nullable: false),
                    HelpsWith = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_NetworkContact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_NetworkContact_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_SelfRating",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Voice = table.Column<int>(type: "INTEGER", nullable: false),
                    Occasion = table.Column<int>(type: "INTEGER", nullable: false),
                    RatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectsId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CorrectedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_SelfRating", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_SelfRating_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_MappedArea",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MappingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Now = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Wishes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Earlier = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Obstacles = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Declined = table.Column<bool>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Stamp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_MappedArea", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_MappedArea_Casework_Mapping_MappingId",
                        column: x => x.MappingId,
                        principalTable: "Casework_Mapping",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_RatedArea",
                columns: table => new
                {
                    RatingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Satisfaction = table.Column<int>(type: "INTEGER", nullable: true),
                    Weight = table.Column<int>(type: "INTEGER", nullable: true),
                    Hope = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_RatedArea", x => new { x.RatingId, x.Code });
                    table.ForeignKey(
                        name: "FK_Casework_RatedArea_Casework_SelfRating_RatingId",
                        column: x => x.RatingId,
                        principalTable: "Casework_SelfRating",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_LifeArea_DelprojektId_Code_ValidFrom",
                table: "Casework_LifeArea",
                columns: new[] { "DelprojektId", "Code", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_MappedArea_MappingId_Code",
                table: "Casework_MappedArea",
                columns: new[] { "MappingId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Mapping_CaseId_Number",
                table: "Casework_Mapping",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_NetworkContact_CaseId",
                table: "Casework_NetworkContact",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_SelfRating_CaseId_RatedOn",
                table: "Casework_SelfRating",
                columns: new[] { "CaseId", "RatedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_LifeArea");

            migrationBuilder.DropTable(
                name: "Casework_MappedArea");

            migrationBuilder.DropTable(
                name: "Casework_NetworkContact");

            migrationBuilder.DropTable(
                name: "Casework_RatedArea");

            migrationBuilder.DropTable(
                name: "Casework_Mapping");

            migrationBuilder.DropTable(
                name: "Casework_SelfRating");
        }
    }
}
