using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CaseFigures",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    BureauId = table.Column<Guid>(type: "uuid", nullable: true),
                    DivisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Class = table.Column<string>(type: "text", nullable: false),
                    AssignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RepliedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsWithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    IsArchived = table.Column<bool>(type: "boolean", nullable: false),
                    MetInPerson = table.Column<bool>(type: "boolean", nullable: false),
                    Category = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFigures", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_CaseFigures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BureauId",
                table: "WorkItems",
                column: "BureauId",
                filter: "\"Status\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At_Kind",
                table: "Audit",
                columns: new[] { "At", "Kind" },
                filter: "\"Kind\" = 'CaseReassigned'");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFigures_BureauId",
                table: "CaseFigures",
                column: "BureauId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFigures_Session",
                table: "CaseFigures",
                columns: new[] { "SessionId", "BureauId", "DivisionId", "Class", "AssignedOn", "DueOn", "RepliedOn", "IsWithdrawn", "IsArchived", "MetInPerson", "Category", "Answers", "CaseId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseFigures");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_BureauId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_Audit_At_Kind",
                table: "Audit");
        }
    }
}
