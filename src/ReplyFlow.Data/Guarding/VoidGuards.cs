using ReplyFlow.Data.Listing;

namespace ReplyFlow.Data.Guarding;

/// <summary>
/// Triggers that keep what may become of an answer: a later one takes its place, once; it becomes void, once, where 代联工委 rejected the very
/// address that its link went to, the form on paper, or the entry; and it counts again where the one in its place is void,
/// or where it had been set aside and 代联工委 confirmed the address. They read other tables, so that they are taken away
/// before SQLite rebuilds one of those.
/// </summary>
internal static class VoidGuards
{
    private const string IsRejected = """
        EXISTS (
            SELECT 1 FROM "DeliveryEvidence" e JOIN "Outbox" m ON m."Id" = e."MessageId" LEFT JOIN "PersonalLinks" l ON l."Id" = NEW."LinkId"
            WHERE e."Id" = NEW."RejectionId" AND e."Kind" = 'AddressRejected' AND m."DeputyId" = NEW."DeputyId" AND e."Address" = l."Address"
                OR e."Id" = NEW."RejectionId" AND e."Kind" = 'PaperAnswerRejected' AND m."DeputyId" = NEW."DeputyId" AND m."LetterId" = NEW."LetterId"
                    AND l."Way" = 'Paper'
                OR e."Id" = NEW."RejectionId" AND e."Kind" = 'EntryRejected' AND m."DeputyId" = NEW."DeputyId" AND m."LetterId" = NEW."LetterId"
                    AND NEW."LinkId" IS NULL)
        """;

    private const string Rejected = $"""OLD."VoidedAt" IS NULL AND NEW."VoidedAt" IS NOT NULL AND {IsRejected}""";

    private const string CountsAgain = """
        NEW."SupersededAt" IS NULL AND OLD."VoidedAt" IS NULL AND (EXISTS (
            SELECT 1 FROM "Feedback" f WHERE f."LetterId" = OLD."LetterId" AND f."DeputyId" = OLD."DeputyId" AND f."VoidedAt" IS NOT NULL
                AND f."At" = OLD."SupersededAt")
            OR (OLD."SupersededAt" < OLD."At" AND EXISTS (
                SELECT 1 FROM "Feedback" f WHERE f."LetterId" = OLD."LetterId" AND f."DeputyId" = OLD."DeputyId" AND f."SupersededAt" = OLD."At")
                AND EXISTS (
                    SELECT 1 FROM "DeliveryEvidence" e JOIN "Outbox" m ON m."Id" = e."MessageId" JOIN "PersonalLinks" l ON l."Id" = OLD."LinkId"
                    WHERE e."Kind" = 'AddressConfirmed' AND m."DeputyId" = OLD."DeputyId" AND e."Address" = l."Address")))
        """;

    private static RowTrigger[] All { get; } =
    [
        new("Guard_Feedback_Added", "INSERT", "Feedback", Unless(IsRejected), "NEW.\"VoidedAt\" IS NOT NULL OR NEW.\"RejectionId\" IS NOT NULL"),
        new("Guard_Feedback_Voided", "UPDATE OF \"VoidedAt\", \"RejectionId\"", "Feedback", Unless(Rejected)),
        new("Guard_Feedback_Superseded", "UPDATE OF \"SupersededAt\"", "Feedback", Unless(CountsAgain), "OLD.\"SupersededAt\" IS NOT NULL"),
    ];

    /// <summary>The statements that install them, replacing what an earlier version installed.</summary>
    public static string Sql(ReplyFlowDb db) => string.Concat(All.Select(t => t.Sql(db)));

    /// <summary>Takes them away before SQLite rebuilds a table that they read.</summary>
    public static Task RemoveAsync(ReplyFlowDb db, CancellationToken ct) => RowTrigger.RemoveAsync(db, All, ct);

    private static Func<ReplyFlowDb, string> Unless(string holds) => db => db is SqliteDb
        ? $"SELECT RAISE(ABORT, 'Feedback: this row never changes so') WHERE NOT ({holds});"
        : $"IF NOT ({holds}) THEN RAISE EXCEPTION 'Feedback: this row never changes so' USING ERRCODE = 'restrict_violation'; END IF;";
}
