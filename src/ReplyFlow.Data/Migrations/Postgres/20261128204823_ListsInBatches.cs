using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ListsInBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Suggestions_SessionId_Kind_NumberValue",
                table: "Suggestions");

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedById",
                table: "Suggestions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Suggestions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "PaperOnly",
                table: "Bureaus",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Registered = table.Column<int>(type: "integer", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imports_AspNetUsers_ById",
                        column: x => x.ById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    NumberValue = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => new { x.ImportId, x.Row });
                    table.ForeignKey(
                        name: "FK_ImportRows_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImportRows_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_SessionId_Kind_NumberValue",
                table: "Suggestions",
                columns: new[] { "SessionId", "Kind", "NumberValue" },
                unique: true,
                filter: "\"ReplacedById\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_SessionId_Kind_NumberValue",
                table: "ImportRows",
                columns: new[] { "SessionId", "Kind", "NumberValue" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imports_ById",
                table: "Imports",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Open",
                table: "Imports",
                column: "Id",
                filter: "\"FinishedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropIndex(
                name: "IX_Suggestions_SessionId_Kind_NumberValue",
                table: "Suggestions");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Suggestions");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Suggestions");

            migrationBuilder.DropColumn(
                name: "PaperOnly",
                table: "Bureaus");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_SessionId_Kind_NumberValue",
                table: "Suggestions",
                columns: new[] { "SessionId", "Kind", "NumberValue" },
                unique: true);
        }
    }
}
