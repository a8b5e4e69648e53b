using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VoidAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // An earlier version's guard, in whose place VoidGuards come.
            migrationBuilder.Sql("DROP TRIGGER IF EXISTS \"Guard_Feedback_Frozen\" ON \"Feedback\";");

            migrationBuilder.DropIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.AddColumn<Guid>(
                name: "RejectionId",
                table: "Feedback",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "VoidedAt",
                table: "Feedback",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LetterId", "DeputyId" },
                unique: true,
                filter: "\"SupersededAt\" IS NULL AND \"VoidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_RejectionId",
                table: "Feedback",
                column: "RejectionId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Feedback_VoidByRejection",
                table: "Feedback",
                sql: "(\"VoidedAt\" IS NULL) = (\"RejectionId\" IS NULL)");

            migrationBuilder.AddForeignKey(
                name: "FK_Feedback_DeliveryEvidence_RejectionId",
                table: "Feedback",
                column: "RejectionId",
                principalTable: "DeliveryEvidence",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Feedback_DeliveryEvidence_RejectionId",
                table: "Feedback");

            migrationBuilder.DropIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.DropIndex(
                name: "IX_Feedback_RejectionId",
                table: "Feedback");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Feedback_VoidByRejection",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "RejectionId",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "Feedback");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LetterId", "DeputyId" },
                unique: true,
                filter: "\"SupersededAt\" IS NULL");
        }
    }
}
