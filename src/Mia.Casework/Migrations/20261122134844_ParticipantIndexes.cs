using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class ParticipantIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Casework_Task_ParticipantId",
                table: "Casework_Task",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_SelfRating_ParticipantId",
                table: "Casework_SelfRating",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Plan_ParticipantId",
                table: "Casework_Plan",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_NetworkContact_ParticipantId",
                table: "Casework_NetworkContact",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Mapping_ParticipantId",
                table: "Casework_Mapping",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Intervention_ParticipantId",
                table: "Casework_Intervention",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Handover_ParticipantId",
                table: "Casework_Handover",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_FollowUp_ParticipantId",
                table: "Casework_FollowUp",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Exit_ParticipantId",
                table: "Casework_Exit",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Document_ParticipantId",
                table: "Casework_Document",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Contact_ParticipantId",
                table: "Casework_Contact",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Consent_ParticipantId",
                table: "Casework_Consent",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_BookingParticipant_ParticipantId",
                table: "Casework_BookingParticipant",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Casework_Task_ParticipantId",
                table: "Casework_Task");

            migrationBuilder.DropIndex(
                name: "IX_Casework_SelfRating_ParticipantId",
                table: "Casework_SelfRating");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Plan_ParticipantId",
                table: "Casework_Plan");

            migrationBuilder.DropIndex(
                name: "IX_Casework_NetworkContact_ParticipantId",
                table: "Casework_NetworkContact");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Mapping_ParticipantId",
                table: "Casework_Mapping");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Intervention_ParticipantId",
                table: "Casework_Intervention");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Handover_ParticipantId",
                table: "Casework_Handover");

            migrationBuilder.DropIndex(
                name: "IX_Casework_FollowUp_ParticipantId",
                table: "Casework_FollowUp");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Exit_ParticipantId",
                table: "Casework_Exit");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Document_ParticipantId",
                table: "Casework_Document");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Contact_ParticipantId",
                table: "Casework_Contact");

            migrationBuilder.DropIndex(
                name: "IX_Casework_Consent_ParticipantId",
                table: "Casework_Consent");

            migrationBuilder.DropIndex(
                name: "IX_Casework_BookingParticipant_ParticipantId",
                table: "Casework_BookingParticipant");
        }
    }
}
