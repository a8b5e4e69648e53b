using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Deputies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.AddColumn<Guid>(
                name: "DeputyId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedToken",
                table: "Outbox",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AsksAgain",
                table: "Feedback",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "DimensionsJson",
                table: "Feedback",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "LinkId",
                table: "Feedback",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MayPublish",
                table: "Feedback",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SupersededAt",
                table: "Feedback",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Way",
                table: "Feedback",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Entered");

            migrationBuilder.CreateTable(
                name: "PersonalLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TokenSha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    FormSha256 = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalLinks", x => x.Id);
                    table.UniqueConstraint("AK_PersonalLinks_Id_LetterId_DeputyId", x => new { x.Id, x.LetterId, x.DeputyId });
                    table.ForeignKey(
                        name: "FK_PersonalLinks_Deputies_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "Deputies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonalLinks_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeputyId",
                table: "Outbox",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LetterId", "DeputyId" },
                unique: true,
                filter: "\"SupersededAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_LinkId_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LinkId", "LetterId", "DeputyId" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Feedback_OwnByLink",
                table: "Feedback",
                sql: "(\"Way\" IN ('Link', 'PaperLink')) = (\"LinkId\" IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_DeputyId",
                table: "PersonalLinks",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_LetterId",
                table: "PersonalLinks",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_TokenSha256",
                table: "PersonalLinks",
                column: "TokenSha256",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Feedback_PersonalLinks_LinkId_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LinkId", "LetterId", "DeputyId" },
                principalTable: "PersonalLinks",
                principalColumns: new[] { "Id", "LetterId", "DeputyId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Outbox_Deputies_DeputyId",
                table: "Outbox",
                column: "DeputyId",
                principalTable: "Deputies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // Whom an old message went to, where no namesake took part.
            migrationBuilder.Sql("""
                UPDATE "Outbox" SET "DeputyId" = (
                    SELECT d."Id" FROM "Cases" c JOIN "SuggestionDeputy" s ON s."SuggestionId" = c."SuggestionId" JOIN "Deputies" d ON d."Id" = s."DeputyId"
                    WHERE c."Id" = "Outbox"."CaseId" AND d."Name" || '代表' = "Outbox"."RecipientName")
                WHERE "RecipientKind" = 'Deputy' AND (
                    SELECT COUNT(*) FROM "Cases" c JOIN "SuggestionDeputy" s ON s."SuggestionId" = c."SuggestionId" JOIN "Deputies" d ON d."Id" = s."DeputyId"
                    WHERE c."Id" = "Outbox"."CaseId" AND d."Name" || '代表' = "Outbox"."RecipientName") = 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Feedback_PersonalLinks_LinkId_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.DropForeignKey(
                name: "FK_Outbox_Deputies_DeputyId",
                table: "Outbox");

            migrationBuilder.DropTable(
                name: "PersonalLinks");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_DeputyId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.DropIndex(
                name: "IX_Feedback_LinkId_LetterId_DeputyId",
                table: "Feedback");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Feedback_OwnByLink",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "DeputyId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SealedToken",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "AsksAgain",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "DimensionsJson",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "LinkId",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "MayPublish",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "Way",
                table: "Feedback");

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_LetterId_DeputyId",
                table: "Feedback",
                columns: new[] { "LetterId", "DeputyId" },
                unique: true);
        }
    }
}
