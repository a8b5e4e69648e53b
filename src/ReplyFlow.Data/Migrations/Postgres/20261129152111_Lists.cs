using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ListedCases",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BureauId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Cases_IsKey",
                table: "Cases",
                column: "IsKey",
                filter: "\"IsKey\"");

            migrationBuilder.CreateIndex(
                name: "IX_ListedCases_BureauId_Place_CaseId",
                table: "ListedCases",
                columns: new[] { "BureauId", "Place", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ListedCases_BureauId_Status_Place_CaseId",
                table: "ListedCases",
                columns: new[] { "BureauId", "Status", "Place", "CaseId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListedCases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_IsKey",
                table: "Cases");
        }
    }
}
