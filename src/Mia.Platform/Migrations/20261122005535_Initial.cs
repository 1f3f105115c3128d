using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Platform_Change",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    PrevHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Change", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Delprojekt",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Forbund = table.Column<string>(type: "TEXT", nullable: false),
                    Kommuner = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Delprojekt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_KeyCheck",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Ring = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_KeyCheck", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Once",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Command = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Once", x => new { x.Key, x.Command, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Platform_ToolSetting",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tool = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_ToolSetting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_ToolSwitch",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tool = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_ToolSwitch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Controller",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Controller", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Platform_Controller_Platform_Delprojekt_DelprojektId",
                        column: x => x.DelprojektId,
                        principalTable: "Platform_Delprojekt",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Label",
                columns: table => new
                {
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Label", x => new { x.DelprojektId, x.Key });
                    table.ForeignKey(
                        name: "FK_Platform_Label_Platform_Delprojekt_DelprojektId",
                        column: x => x.DelprojektId,
                        principalTable: "Platform_Delprojekt",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_CaseId",
                table: "Platform_Change",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_ParticipantId",
                table: "Platform_Change",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Controller_DelprojektId",
                table: "Platform_Controller",
                column: "DelprojektId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Delprojekt_Slug",
                table: "Platform_Delprojekt",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Once_At",
                table: "Platform_Once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_ToolSetting_DelprojektId_Tool",
                table: "Platform_ToolSetting",
                columns: new[] { "DelprojektId", "Tool" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_ToolSwitch_DelprojektId_At",
                table: "Platform_ToolSwitch",
                columns: new[] { "DelprojektId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Platform_Change");

            migrationBuilder.DropTable(
                name: "Platform_Controller");

            migrationBuilder.DropTable(
                name: "Platform_KeyCheck");

            migrationBuilder.DropTable(
                name: "Platform_Label");

            migrationBuilder.DropTable(
                name: "Platform_Once");

            migrationBuilder.DropTable(
                name: "Platform_ToolSetting");

            migrationBuilder.DropTable(
                name: "Platform_ToolSwitch");

            migrationBuilder.DropTable(
                name: "Platform_Delprojekt");
        }
    }
}
