using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems");

            migrationBuilder.CreateTable(
                name: "ListedCases",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BureauId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedCases", x => new { x.CaseId, x.BureauId });
                    table.ForeignKey(
                        name: "FK_ListedCases_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Grams = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt_Id",
                table: "WorkItems",
                columns: new[] { "DecidedById", "ClosedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_IdentitySecret",
                table: "Suggestions",
                column: "IdentitySecret",
                filter: "\"IdentitySecret\"");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_NumberValue",
                table: "Suggestions",
                column: "NumberValue");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_IsKey",
                table: "Cases",
                column: "IsKey",
                filter: "\"IsKey\"");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ActorId_At",
                table: "Audit",
                columns: new[] { "ActorId", "At" },
                filter: "\"Kind\" IN ('CaseReassigned', 'BureausReassigned')");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At",
                filter: "\"Kind\" = 'BureausReassigned'");

            migrationBuilder.CreateIndex(
                name: "IX_ListedCases_BureauId_Place_CaseId",
                table: "ListedCases",
                columns: new[] { "BureauId", "Place", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ListedCases_BureauId_Status_Place_CaseId",
                table: "ListedCases",
                columns: new[] { "BureauId", "Status", "Place", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_SourceId_Subject",
                table: "SearchEntries",
                columns: new[] { "SourceId", "Subject" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListedCases");

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt_Id",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_Suggestions_IdentitySecret",
                table: "Suggestions");

            migrationBuilder.DropIndex(
                name: "IX_Suggestions_NumberValue",
                table: "Suggestions");

            migrationBuilder.DropIndex(
                name: "IX_Cases_IsKey",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ActorId_At",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_At",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems",
                columns: new[] { "DecidedById", "ClosedAt" },
                filter: "\"Comment\" <> ''");
        }
    }
}
