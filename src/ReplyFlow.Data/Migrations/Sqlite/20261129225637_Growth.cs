using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Growth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SentAt",
                table: "Outbox",
                column: "SentAt",
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryEvidence_Kind",
                table: "DeliveryEvidence",
                column: "Kind",
                filter: "\"Kind\" IN ('AddressChanged', 'AddressConfirmed', 'AddressRejected')");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Seq_Kind",
                table: "Audit",
                columns: new[] { "Seq", "Kind" },
                filter: "\"Kind\" IN ('MessageDeferred', 'MessageParked')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_SentAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_DeliveryEvidence_Kind",
                table: "DeliveryEvidence");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Seq_Kind",
                table: "Audit");
        }
    }
}
