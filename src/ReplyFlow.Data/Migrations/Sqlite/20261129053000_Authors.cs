using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Authors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorIds",
                table: "Cases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            // Who they are was told from who submitted a version, and from the facts of drafters that changed and of writing for others.
            migrationBuilder.Sql(
                """
                WITH "Written" AS (
                    SELECT "CaseId", "DecidedById" AS "Person" FROM "WorkItems" WHERE "Form" = 'draft' AND "DraftVersion" IS NOT NULL
                    UNION SELECT "CaseId", "DecidedForId" FROM "WorkItems" WHERE "Form" = 'draft' AND "DraftVersion" IS NOT NULL
                    UNION SELECT "CaseId", "ActorId" FROM "Audit" WHERE "Kind" = 'DraftWritten'
                    UNION SELECT "CaseId", upper(json_extract("Data", '$.from')) FROM "Audit" WHERE "Kind" = 'DrafterChanged'
                    UNION SELECT "CaseId", upper(json_extract("Data", '$.to')) FROM "Audit" WHERE "Kind" = 'DrafterChanged')
                UPDATE "Cases" SET "AuthorIds" = "Found"."People"
                FROM (SELECT "CaseId", json_group_array("Person") AS "People" FROM "Written" WHERE "Person" IS NOT NULL GROUP BY "CaseId") AS "Found"
                WHERE "Cases"."Id" = "Found"."CaseId";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AuthorIds",
                table: "Cases");
        }
    }
}
