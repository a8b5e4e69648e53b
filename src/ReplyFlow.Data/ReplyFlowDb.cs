using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Passages;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Data;

/// <summary>The one database of the product. Two derived contexts carry the migrations of the two databases.</summary>
public abstract class ReplyFlowDb(DbContextOptions options)
    : IdentityDbContext<AppUser, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Bodies taking part.</summary>
    public DbSet<Bureau> Bureaus => Set<Bureau>();

    /// <summary>Divisions of bureaus.</summary>
    public DbSet<Division> Divisions => Set<Division>();

    public DbSet<CongressSession> Sessions => Set<CongressSession>();

    public DbSet<Deputy> Deputies => Set<Deputy>();

    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    /// <summary>Lists of suggestions that were accepted.</summary>
    public DbSet<SuggestionImport> Imports => Set<SuggestionImport>();

    /// <summary>Rows of accepted lists that are no suggestions yet.</summary>
    public DbSet<SuggestionImportRow> ImportRows => Set<SuggestionImportRow>();

    public DbSet<Case> Cases => Set<Case>();

    /// <summary>Which case stands in whose list.</summary>
    public DbSet<ListedCase> ListedCases => Set<ListedCase>();

    /// <summary>What the figures need to know of each case.</summary>
    public DbSet<CaseFigure> CaseFigures => Set<CaseFigure>();

    /// <summary>Whole texts as they are searched.</summary>
    public DbSet<FullText> FullTexts => Set<FullText>();

    /// <summary>Bureaus' parts in cases.</summary>
    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    /// <summary>Contacts with deputies.</summary>
    public DbSet<ContactLog> Contacts => Set<ContactLog>();

    /// <summary>Files that were added to cases.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>The contents of attachments, in pieces.</summary>
    public DbSet<AttachmentChunk> AttachmentChunks => Set<AttachmentChunk>();

    /// <summary>What the virus scanner said of the contents.</summary>
    public DbSet<AttachmentScan> AttachmentScans => Set<AttachmentScan>();

    /// <summary>The policies that letters may cite.</summary>
    public DbSet<PolicyDocument> PolicyDocuments => Set<PolicyDocument>();

    /// <summary>Their confirmed versions.</summary>
    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    /// <summary>The versions' texts.</summary>
    public DbSet<PolicyText> PolicyTexts => Set<PolicyText>();

    /// <summary>Texts that nobody has confirmed yet.</summary>
    public DbSet<PolicyDraft> PolicyDrafts => Set<PolicyDraft>();

    /// <summary>常用语 for drafting.</summary>
    public DbSet<StandardPassage> StandardPassages => Set<StandardPassage>();

    /// <summary>What 核稿 found in submitted versions, counted.</summary>
    public DbSet<FindingTally> FindingTallies => Set<FindingTally>();

    /// <summary>Requests for more time.</summary>
    public DbSet<ExtensionRequest> Extensions => Set<ExtensionRequest>();

    /// <summary>What deputies answered.</summary>
    public DbSet<Feedback> Feedback => Set<Feedback>();

    /// <summary>Deputies' own ways to their letters.</summary>
    public DbSet<PersonalLink> PersonalLinks => Set<PersonalLink>();

    /// <summary>Deputies' own ways to notices.</summary>
    public DbSet<NoticeLink> NoticeLinks => Set<NoticeLink>();

    /// <summary>What came back about messages, and what was recorded about them by hand.</summary>
    public DbSet<DeliveryEvidence> DeliveryEvidence => Set<DeliveryEvidence>();

    /// <summary>Addresses of deputies that somebody else than 代联工委 wrote into the register.</summary>
    public DbSet<AddressChange> AddressChanges => Set<AddressChange>();

    /// <summary>Working copies of replies.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Submitted versions.</summary>
    public DbSet<DraftVersion> DraftVersions => Set<DraftVersion>();

    /// <summary>What people decided about findings of 核稿.</summary>
    public DbSet<FindingWaiver> Waivers => Set<FindingWaiver>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    /// <summary>Allocated numbers.</summary>
    public DbSet<DocumentNumber> DocumentNumbers => Set<DocumentNumber>();

    public DbSet<IssuedLetter> Letters => Set<IssuedLetter>();

    /// <summary>Outgoing messages.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEvent> Audit => Set<AuditEvent>();

    /// <summary>Versions of workflow definitions.</summary>
    public DbSet<DefinitionVersion> Definitions => Set<DefinitionVersion>();

    /// <summary>Saved versions of letter templates.</summary>
    public DbSet<LetterTemplateVersion> LetterTemplates => Set<LetterTemplateVersion>();

    /// <summary>Timers of running cases.</summary>
    public DbSet<CaseTimer> Timers => Set<CaseTimer>();

    /// <summary>Reminders given.</summary>
    public DbSet<ReminderNotice> Reminders => Set<ReminderNotice>();

    /// <summary>Whom reminders went to.</summary>
    public DbSet<ReminderRecipient> ReminderRecipients => Set<ReminderRecipient>();

    /// <summary>People's mornings with reminders.</summary>
    public DbSet<ReminderDigest> ReminderDigests => Set<ReminderDigest>();

    /// <summary>Who stands in for whom.</summary>
    public DbSet<SubstitutionEntry> Substitutions => Set<SubstitutionEntry>();

    /// <summary>催办.</summary>
    public DbSet<Nudge> Nudges => Set<Nudge>();

    /// <summary>Short letters beside the reply.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>What people want to be told elsewhere, and where.</summary>
    public DbSet<AlertChoice> AlertChoices => Set<AlertChoice>();

    /// <summary>Browsers that take pushed messages.</summary>
    public DbSet<PushBrowser> PushBrowsers => Set<PushBrowser>();

    /// <summary>What happened that people are told elsewhere.</summary>
    public DbSet<AlertEvent> AlertEvents => Set<AlertEvent>();

    /// <summary>Who is told of it, and where.</summary>
    public DbSet<Alert> Alerts => Set<Alert>();

    /// <summary>Forms kept for people whose sign-in had ended.</summary>
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    /// <summary>Sign-ins that were ended by hand.</summary>
    public DbSet<EndedSignIn> EndedSignIns => Set<EndedSignIn>();

    /// <summary>Passwords people had before.</summary>
    public DbSet<FormerPassword> FormerPasswords => Set<FormerPassword>();

    /// <summary>Counts of tries to sign in that did not succeed.</summary>
    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    /// <summary>The keys that the pages' programs protect sign-ins and kept texts with, where several share them.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>Processes that work on this database.</summary>
    public DbSet<NodeReport> Nodes => Set<NodeReport>();

    /// <summary>Named values of the installation.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Most rows in one statement: SQLite looks for each parameter among all of them.</summary>
    private const int MostAppended = 50;

    /// <summary>The same for rows of any width.</summary>
    private const int MostParameters = 500;

    /// <summary>
    /// Waits for the turn to write, for a while, where only one may at a time; disposing ends it; null where many may. Taken before a transaction is begun.
    /// </summary>
    public abstract Task<IDisposable?> TakeTurnAsync(CancellationToken ct);

    /// <summary>Lets this context's commits be answered before they are on the disk, for many small ones that can wait for it together.</summary>
    public abstract Task<CommitsAhead> CommitAheadAsync(CancellationToken ct);

    /// <summary>Locks a case's row until the transaction ends; a no-op where a writing transaction is exclusive anyway.</summary>
    public abstract Task LockCaseAsync(Guid caseId, CancellationToken ct);

    /// <summary>Locks the row of the case a work item belongs to, like <see cref="LockCaseAsync"/>; nothing where there is no such item.</summary>
    public abstract Task LockCaseOfAsync(Guid workItemId, CancellationToken ct);

    /// <summary>
    /// Keeps a subject to the transaction until it ends, taken before any case's lock; a no-op where a writing transaction is
    /// exclusive anyway.
    /// </summary>
    public abstract Task LockAsync(LockSubject subject, CancellationToken ct);

    /// <summary>
    /// A bureau's series of a year, added where there is none, with its row locked until the transaction ends: whoever wants a
    /// number of the same series waits for this one to be committed or given back.
    /// </summary>
    public abstract Task<NumberSeries> LockSeriesAsync(Guid bureauId, string prefix, int year, CancellationToken ct);

    /// <summary>
    /// Takes the lock that serialises appending to the audit chain, and reads the chain's end behind it. Taken last, when the
    /// transaction has nothing left to do but to append and commit.
    /// </summary>
    /// <returns>Number and hash of the last event; 0 and the genesis hash where there is none.</returns>
    public abstract Task<(long Seq, string Hash)> LockChainEndAsync(CancellationToken ct);

    /// <summary>Adds many new rows past the change tracker, many in one statement, where the SQLite provider would send one each.</summary>
    public Task AppendAsync<T>(IReadOnlyList<T> added, CancellationToken ct) where T : class =>
        AppendAsync(added.Chunk(MostAppended), AppendedColumns.Of(Model, typeof(T)).Insert, ct);

    /// <summary>The values of a row's columns, in the order of its type's flattened properties.</summary>
    public object?[] ValuesOf(object row) => AppendedColumns.Of(Model, row.GetType()).Read(this, row);

    /// <summary>Adds many new rows that are given by the values of their columns (<see cref="ValuesOf"/>), past the change tracker.</summary>
    public Task AppendAsync(Type type, IReadOnlyList<object?[]> added, CancellationToken ct)
    {
        var columns = AppendedColumns.Of(Model, type);
        return AppendAsync(added.Chunk(Math.Max(1, MostParameters / columns.Count)), columns.Insert, ct);
    }

    private async Task AppendAsync<T>(
        IEnumerable<T[]> chunks, Func<DbCommand, IReadOnlyList<T>, (string Sql, IReadOnlyList<DbParameter> Parameters)> insert, CancellationToken ct)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        foreach (var chunk in chunks)
        {
            // By the context, which looks at the texts that it sends.
            var (sql, parameters) = insert(command, chunk);
            await Database.ExecuteSqlRawAsync(sql, parameters, ct);
        }
    }

    /// <summary>Adds one to a count of tries to sign in, or begins it: of many at once each is counted.</summary>
    /// <returns>The count, this try included.</returns>
    public async Task<int> CountTryAsync(string key, DateTimeOffset since, Guid? personId, CancellationToken ct)
    {
        var converter = Model.FindEntityType(typeof(ReplyFlow.Data.Model.SignInTries))!.FindProperty("Since")!.GetTypeMapping().Converter;
        var stored = converter?.ConvertToProvider(since) ?? since;
        var rows = await SignInTries.FromSql($"""
            INSERT INTO "SignInTries" ("Key", "Since", "Count", "PersonId") VALUES ({key}, {stored}, 1, {personId})
            ON CONFLICT ("Key", "Since") DO UPDATE SET "Count" = "SignInTries"."Count" + 1
            RETURNING "Key", "Since", "Count", "PersonId"
            """).AsNoTracking().ToListAsync(ct);
        return rows.Single().Count;
    }

    /// <summary>
    /// Locks several cases' rows, in one order for everybody, until the transaction ends; a no-op where a writing transaction is
    /// exclusive anyway.
    /// </summary>
    public abstract Task LockCasesAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct);

    /// <summary>Whether an exception means that a row with the same unique key is there already.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>Name of the setting that holds the token of the calendar and the deadline rules.</summary>
    public const string DeadlinesVersion = "deadlines-version";

    /// <summary>
    /// Takes the lock on the calendar and the deadline rules until the transaction ends: many may set dates by them at the
    /// same time, but nobody while they are changed. A writing transaction of SQLite is exclusive anyway.
    /// </summary>
    /// <param name="change">Whether they are to be changed.</param>
    /// <param name="ct">Cancels waiting.</param>
    /// <returns>Their token, read behind the lock; empty where they were never changed.</returns>
    public abstract Task<string> LockDeadlinesAsync(bool change, CancellationToken ct);

    /// <summary>Whether an exception means that the same work may succeed when tried again (a deadlock, a busy database).</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>Reads the end of the audit chain, behind a lock where one has to be taken.</summary>
    protected Task<(long Seq, string Hash)> ReadChainEndAsync(string? @lock, CancellationToken ct) => ReadBehindAsync(
        @lock, """SELECT "Seq", "Hash" FROM "Audit" ORDER BY "Seq" DESC LIMIT 1""", r => (r.GetInt64(0), r.GetString(1)), (0, AuditEvent.GenesisHash), ct);

    /// <summary>Reads the token of the calendar and the deadline rules, behind a lock where one has to be taken.</summary>
    protected Task<string> ReadDeadlinesVersionAsync(string? @lock, CancellationToken ct) => ReadBehindAsync(
        @lock, $"""SELECT "Value" FROM "Settings" WHERE "Name" = '{DeadlinesVersion}'""", r => r.GetString(0), "", ct);

    /// <summary>Lock and query in one round trip; the query has a snapshot of its own, taken once the lock is held.</summary>
    private async Task<T> ReadBehindAsync<T>(string? @lock, string query, Func<DbDataReader, T> read, T none, CancellationToken ct)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = @lock is null ? query : $"{@lock}; {query}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (@lock is not null)
            await reader.NextResultAsync(ct);
        return await reader.ReadAsync(ct) ? read(reader) : none;
    }

    /// <summary>The rows of a kind that this context has read or written, without looking for changes since the last save.</summary>
    public IReadOnlyList<T> Tracked<T>() where T : class
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. ChangeTracker.Entries<T>().Select(e => e.Entity)];
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ReplyFlowDb).Assembly);
        // Our records make their own keys; EF must not take a new one with a key for one that is stored already.
        foreach (var key in builder.Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace?.StartsWith("ReplyFlow.", StringComparison.Ordinal) == true && e.ClrType != typeof(AppUser))
            .SelectMany(e => e.GetKeys()).SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(Guid)))
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }
}
