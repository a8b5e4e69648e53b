using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Listing;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Administration;

/// <summary>Something that should hold and does not.</summary>
/// <param name="Law">Number of the law (design, laws 1–6).</param>
/// <param name="Subject">What it is about: a case's number, a document number, an event's position.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record VerificationFinding(int Law, string Subject, string Message)
{
    private static readonly string[] Areas = ["流转", "办理", "文号", "公文", "送达", "审计"];

    /// <summary>What the law is about, in a word.</summary>
    public string Area => Areas[Law - 1];
}

/// <summary>
/// Checks the whole database against the laws: the cases, the decisions, the numbers, the letters, the messages and the audit
/// trail. Reads only.
/// </summary>
public sealed class Verifier(ReplyFlowDb db)
{
    private readonly List<VerificationFinding> _findings = [];

    /// <summary>Checks everything; an empty list means that all holds.</summary>
    /// <exception cref="UnreadableTableException">There are rows that cannot be read, of whatever table.</exception>
    public async Task<IReadOnlyList<VerificationFinding>> RunAsync(CancellationToken ct, IProgress<WorkProgress>? progress = null)
    {
        _findings.Clear();
        // One snapshot for all reads. SQLite's own BEGIN DEFERRED, unlike a transaction of EF's, lets others write meanwhile.
        await using var transaction = db is SqliteDb ? null : await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        if (transaction is null)
        {
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.ExecuteSqlRawAsync("BEGIN DEFERRED", ct);
        }
        try
        {
            await CheckAsync(progress, ct);
        }
        finally
        {
            if (transaction is null)
            {
                await db.Database.ExecuteSqlRawAsync("ROLLBACK", CancellationToken.None);
                await db.Database.CloseConnectionAsync();
            }
        }
        return [.. _findings];
    }

    private async Task CheckAsync(IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        await TableRows.ReadAllAsync(db, progress, ct);
        progress?.Report(new("核对流转、办理、文号", 0, 0));
        await OpenCasesHaveSomethingWaitingAsync(ct);
        await ListsAreCompleteAsync(ct);
        await DecisionsAreRecordedOnceAsync(ct);
        foreach (var (subject, message) in (await WordsVerification.RunAsync(db, ct)).Concat(await SettingVerification.RunAsync(db, ct)))
            Add(2, subject, message);
        await NumbersAreGapFreeAsync(ct);
        progress?.Report(new("核对公文和附件", 0, 0));
        await LettersAreUnchangedAsync(ct);
        await NoticesAreUnchangedAsync(ct);
        var stored = await AttachmentVerification.StoredAsync(db, ct);
        foreach (var (subject, message) in await AttachmentVerification.RunAsync(db, stored, await PolicyVerification.FilesAsync(db, ct), ct))
            Add(4, subject, message);
        foreach (var (subject, message) in await PolicyVerification.RunAsync(db, stored, ct))
            Add(4, subject, message);
        foreach (var (subject, message) in await BasisVerification.RunAsync(db, ct))
            Add(4, subject, message);
        progress?.Report(new("核对送达和答复", 0, 0));
        await MessagesBelongToLettersAsync(ct);
        foreach (var (subject, message) in await EndVerification.RunAsync(db, ct))
            Add(1, subject, message);
        foreach (var (subject, message) in (await EvidenceVerification.RunAsync(db, ct)).Concat(await EvidenceVerification.AddressesAsync(db, ct))
            .Concat(await MessageVerification.RunAsync(db, ct)).Concat(await RegisterVerification.RunAsync(db, ct))
            .Concat(await OwedVerification.RunAsync(db, ct))
            .Concat(await ProposerVerification.RunAsync(db, ct)).Concat(await PeopleVerification.RunAsync(db, ct)))
            Add(5, subject, message);
        var deputies = await DeputyFacts.ReadAsync(db, ct);
        foreach (var (subject, message) in await LinkVerification.RunAsync(db, deputies, ct))
            Add(5, subject, message);
        foreach (var (subject, message) in await AnswerVerification.RunAsync(db, deputies, ct))
            Add(5, subject, message);
        progress?.Report(new("核对审计链", 0, 0));
        await ChainHoldsAsync(ct);
    }

    /// <summary>Whether a case waits for an administrator at a parked step, which excuses what that step would have made.</summary>
    private static bool HasParkedStep(string state) => state.Contains(ParkedSteps.Mark, StringComparison.Ordinal);

    /// <summary>The facts of a row of the trail; null, and a finding, where somebody made something else of them.</summary>
    private T? Read<T>(long seq, string data) where T : AuditFact
    {
        try
        {
            return AuditFact.Read<T>(data);
        }
        catch (JsonException)
        {
            Add(6, $"第 {seq} 条", "这一条所记的内容无法读取");
            return null;
        }
    }

    private void Add(int law, string subject, string message) => _findings.Add(new(law, subject, message));

    private async Task OpenCasesHaveSomethingWaitingAsync(CancellationToken ct)
    {
        var stuck = await db.Cases.Where(c => c.ClosedAt == null
                && !db.WorkItems.Any(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.ActivityId != "")
                && !db.Timers.Any(t => t.CaseId == c.Id))
            .Select(c => new { c.Suggestion!.Number, c.WorkflowState }).ToListAsync(ct);
        foreach (var c in stuck)
            if (!HasParkedStep(c.WorkflowState))
                Add(1, c.Number, "案件尚未办结，却没有任何待办、计时或挂起的步骤");
        var rows = await OpenRows.LoadAsync(db, null, ct);
        var running = await new DefinitionStore(db, new DefinitionCache(), new StepCatalog([])).RunningAsync(ct);
        var cases = db.Cases.AsNoTracking().Where(c => c.ClosedAt == null)
            .Select(c => new { c.Id, c.Suggestion!.Number, c.DefinitionId, c.DefinitionVersion, c.WorkflowState }).AsAsyncEnumerable();
        await foreach (var c in cases.WithCancellation(ct))
            if (WorkflowState.TryFromJson(c.WorkflowState) is not { } state)
                Add(1, c.Number, "流程办到哪一步的记录无法读取");
            else if (running.TryGetValue((c.DefinitionId, c.DefinitionVersion), out var definition))
                foreach (var missing in rows.MissingFor(c.Id, definition, state))
                    Add(1, c.Number, $"流程停在“{missing.Wait.ActivityId}”，但没有相应的{missing.What}");
    }

    private async Task ListsAreCompleteAsync(CancellationToken ct)
    {
        if (await CaseLists.CountWrongAsync(db, ct) is > 0 and var wrong)
            Add(2, "建议列表", $"各单位的建议列表与办理单位不一致，共 {wrong} 处");
        if (await CaseFigures.CountWrongAsync(db, ct) is > 0 and var cases)
            Add(2, "统计", $"统计用的数据与建议的办理情况不一致，共 {cases} 件");
    }

    private async Task DecisionsAreRecordedOnceAsync(CancellationToken ct)
    {
        // Of what was decided a hash is kept: a city has many decisions, and long words.
        var recorded = new Dictionary<Guid, (int Times, int Said, string Sha256)>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<WorkItemDecided>())
            .Select(a => new { a.Seq, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            if (Read<WorkItemDecided>(e.Seq, e.Data) is { Id: var id } fact)
                recorded[id] = (recorded.GetValueOrDefault(id).Times + 1, Said(fact.Outcome, fact.Comment, fact.DecidedForId), fact.RowSha256);
        var numbers = await db.Cases.Select(c => new { c.Id, c.Suggestion!.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        await foreach (var item in db.WorkItems.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var number = numbers.GetValueOrDefault(item.CaseId, "");
            recorded.Remove(item.Id, out var fact);
            if (item.Status == WorkItemStatus.Decided && (fact.Times != 1 || item.DecidedById is null))
                Add(2, number, $"待办 {item.Step}（{item.Id}）已办结，经过中却记录了 {fact.Times} 次");
            else if (item.Status != WorkItemStatus.Decided && fact.Times > 0)
                Add(2, number, $"待办 {item.Step}（{item.Id}）经过中记为已办结，实际状态为 {item.Status}");
            else if (fact.Times > 0 && (fact.Said != Said(item.Outcome, item.Comment, item.DecidedForId)
                || (fact.Sha256.Length > 0 && fact.Sha256 != item.DecisionSha256())))
                Add(2, number, $"待办 {item.Step}（{item.Id}）的结果、意见或由谁办理，与经过中所记的不同");
        }
        foreach (var id in recorded.Keys)
            Add(2, id.ToString(), "经过中记录了一个不存在的待办的决定");

        static int Said(string outcome, string? comment, Guid? decidedFor) => HashCode.Combine(outcome, comment ?? "", decidedFor);
    }

    private async Task NumbersAreGapFreeAsync(CancellationToken ct)
    {
        var numbers = (await db.DocumentNumbers.AsNoTracking().ToListAsync(ct)).ToLookup(n => n.SeriesId);
        foreach (var series in await db.NumberSeries.AsNoTracking().ToListAsync(ct))
        {
            var name = $"{series.Prefix}〔{series.Year}〕";
            var have = numbers[series.Id].Select(n => n.Value).Order().ToList();
            foreach (var twice in have.GroupBy(v => v).Where(g => g.Count() > 1))
                Add(3, name, $"{twice.Key}号编了 {twice.Count()} 次");
            foreach (var gap in Enumerable.Range(series.FirstValue, Math.Max(0, series.NextValue - series.FirstValue)).Except(have))
                Add(3, name, $"缺{gap}号");
            foreach (var beyond in have.Where(v => v >= series.NextValue || v < series.FirstValue))
                Add(3, name, $"{beyond}号不在本系列的范围内");
        }
        var letterless = await db.DocumentNumbers.AsNoTracking()
            .Where(n => n.VoidedAt == null && !db.Letters.Any(l => l.DocumentNumberId == n.Id))
            .Select(n => new { n.Text, State = db.Cases.Where(c => c.Id == n.CaseId).Select(c => c.WorkflowState).First() }).ToListAsync(ct);
        foreach (var n in letterless.Where(n => !HasParkedStep(n.State)))
            Add(3, n.Text, "文号既没有作废，也没有对应的公文");
    }

    private async Task LettersAreUnchangedAsync(CancellationToken ct)
    {
        var versions = new Dictionary<Guid, (int No, string Sha256)>();
        var placed = (await db.Attachments.Where(a => a.Subject == AttachmentSubject.Letter && a.StruckAt == null)
            .Select(a => new { a.CaseId, a.Id, a.Sha256 }).ToListAsync(ct)).Select(a => (a.CaseId, a.Id, a.Sha256)).ToHashSet();
        await foreach (var v in db.DraftVersions.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            versions[v.Id] = (v.No, v.Sha256);
            if (v.Content.Sha256() != v.Sha256)
                Add(4, $"提交稿 {v.Id}", "提交稿的内容与当时登记的校验值不符");
            foreach (var file in (v.Content.Annexes?.Items ?? []).Select(a => a.File).OfType<AnnexFile>())
                if (!placed.Contains((v.CaseId, file.Id, file.Sha256)))
                    Add(4, $"提交稿 {v.Id}", $"复函附件 {file.Id} 不是本件添加的 PDF，或者已经作废");
        }
        var signatures = (await db.WorkItems.AsNoTracking().Where(w => w.Kind == StepKinds.Sign && w.Status == WorkItemStatus.Decided)
            .Select(w => new { w.CaseId, w.DecidedByName, w.DraftVersion }).ToListAsync(ct))
            .Select(w => (w.CaseId, w.DecidedByName, w.DraftVersion)).ToHashSet();
        var proofread = await ProofreadAsync(ct);
        var sources = await SourcesAsync(ct);
        await foreach (var l in db.Letters.AsNoTracking().Include(l => l.DocumentNumber).AsAsyncEnumerable().WithCancellation(ct))
        {
            var name = l.DocumentNumber!.Text;
            if (!LetterCheck.IsIntact(l.Pdf, l.Sha256))
                Add(4, name, "存档的 PDF 与印发时登记的校验值不符");
            if (LetterSignature.Check(l.Pdf, l.CertificateHolder) is { Problem: { } problem })
                Add(4, name, $"PDF 的电子签名不成立：{problem}");
            if (!versions.TryGetValue(l.DraftVersionId, out var v) || v.Sha256 != l.SignedSha256)
                Add(4, name, "签发的稿与印发的公文不是同一份");
            if (!signatures.Contains((l.CaseId, l.Signatory, v.No)))
                Add(4, name, "印发的稿没有落款签发人的签发记录");
            if (!proofread.Contains((l.CaseId, l.SignedSha256)))
                Add(4, name, "签发的稿没有签发前核稿的记录");
            if (!l.LetterJson.Contains(name, StringComparison.Ordinal))
                Add(4, name, "公文的源数据里没有它的文号");
            if (sources.TryGetValue(l.Id, out var source) && source != l.SourceSha256())
                Add(4, name, "公文的源数据或者印发时间与印发时记录的校验值不符");
        }
    }

    /// <summary>What letters were made from, as recorded when they were issued; earlier programs recorded no hash of it.</summary>
    private async Task<Dictionary<Guid, string>> SourcesAsync(CancellationToken ct)
    {
        var (sources, hashed) = (new Dictionary<Guid, string>(), false);
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<LetterIssued>()).OrderBy(a => a.Seq)
            .Select(a => new { a.Seq, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            if (Read<LetterIssued>(e.Seq, e.Data) is { } fact && (hashed |= fact.RowSha256.Length > 0))
                sources[fact.Id] = fact.RowSha256;
        return sources;
    }

    /// <summary>
    /// The versions that passed 核稿 before they were signed, as recorded then. The checks are not run again: with a later word
    /// list or a later release they would not say what they said.
    /// </summary>
    private async Task<HashSet<(Guid? CaseId, string Sha256)>> ProofreadAsync(CancellationToken ct)
    {
        var passed = new HashSet<(Guid?, string)>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<DraftProofread>())
            .Select(a => new { a.Seq, a.CaseId, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            if (Read<DraftProofread>(e.Seq, e.Data) is { } fact)
                passed.Add((e.CaseId, fact.Sha256));
        return passed;
    }

    private async Task NoticesAreUnchangedAsync(CancellationToken ct)
    {
        var recalled = new HashSet<Guid>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<NoticeRecalled>())
            .Select(a => new { a.Seq, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            if (Read<NoticeRecalled>(e.Seq, e.Data) is { } fact)
                recalled.Add(fact.Id);
        var made = new Dictionary<Guid, string>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<NoticeMade>()).Select(a => new { a.Seq, a.Data })
            .AsAsyncEnumerable().WithCancellation(ct))
            if (Read<NoticeMade>(e.Seq, e.Data) is { } fact)
                made[fact.Id] = fact.Sha256;
        await foreach (var n in db.Notices.AsNoTracking().Select(n => new { n.Id, n.Title, n.Pdf, n.Sha256, IsQueued = db.Outbox.Any(m => m.NoticeId == n.Id) })
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            if (n.Pdf is null ? n.Sha256.Length > 0 : !LetterCheck.IsIntact(n.Pdf, n.Sha256))
                Add(4, n.Title, "存档的通知 PDF 与登记的校验值不符");
            if (!made.Remove(n.Id, out var sha256) || sha256 != n.Sha256)
                Add(4, n.Title, "通知在经过中没有制发的记录，或与当时记录的校验值不符");
            if (n.IsQueued == recalled.Contains(n.Id))
                Add(5, n.Title, n.IsQueued ? "通知已撤下，却有发给代表的邮件" : "通知已制成，却没有发给代表的邮件");
        }
        foreach (var id in made.Keys)
            Add(4, $"通知 {id}", "经过中记录了制发，通知却不在了");
        foreach (var number in await db.Extensions.AsNoTracking().Where(x => x.PreviousDueOn != null && !db.Notices.Any(n => n.ExtensionId == x.Id))
            .Select(x => db.Cases.Where(c => c.Id == x.CaseId).Select(c => c.Suggestion!.Number).First()).ToListAsync(ct))
            Add(4, number, "期限已延长，却没有制作告知代表的通知");
    }

    private async Task MessagesBelongToLettersAsync(CancellationToken ct)
    {
        foreach (var m in await db.Outbox.AsNoTracking().Where(m => (m.Status == MessageStatus.Sent) != (m.SentAt != null)).ToListAsync(ct))
            Add(5, m.RecipientName, $"邮件 {m.Id} 的状态 {m.Status} 与发送时间不一致");
        // A call ended the matter in earlier programs.
        var ended = (await db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<DeputyTold>()).ToListAsync(ct))
            .Select(RegisterVerification.Read).OfType<DeputyTold>().Where(f => f.Owed is null).Select(f => f.MessageId).ToHashSet();
        // One item, and one call, is about all messages that bring a recipient the same; a letter that the deputy opened has come by some way.
        foreach (var m in await db.Outbox.AsNoTracking().Where(m => m.Status == MessageStatus.Parked && m.RecipientKind != RecipientKind.Staff
                && !db.Outbox.Any(o => o.CaseId == m.CaseId && o.LetterId == m.LetterId && o.NoticeId == m.NoticeId && o.RecipientKind == m.RecipientKind
                    && o.DeputyId == m.DeputyId && o.RecipientName == m.RecipientName
                    && (db.WorkItems.Any(w => w.MessageId == o.Id && w.Status == WorkItemStatus.Open) || ended.Contains(o.Id)))
                && !db.PersonalLinks.Any(l => l.LetterId == m.LetterId && l.DeputyId == m.DeputyId
                    && (l.OpenedAt != null || l.ConfirmedAt != null || db.Feedback.Any(f => f.LinkId == l.Id)))
                && !db.NoticeLinks.Any(l => l.NoticeId == m.NoticeId && l.DeputyId == m.DeputyId
                    && (l.OpenedAt != null || l.ConfirmedAt != null))).ToListAsync(ct))
            Add(5, m.RecipientName, $"邮件 {m.Id} 发送失败，却没有人收到处理它的待办");
        var unsent = await db.Letters.AsNoTracking().Where(l => !db.Outbox.Any(m => m.LetterId == l.Id && m.RecipientKind == RecipientKind.Deputy))
            .Select(l => new { l.DocumentNumber!.Text, State = db.Cases.Where(c => c.Id == l.CaseId).Select(c => c.WorkflowState).First() }).ToListAsync(ct);
        foreach (var l in unsent.Where(l => !HasParkedStep(l.State)))
            Add(5, l.Text, "复函已印发，却没有发给代表的邮件");
    }

    private async Task ChainHoldsAsync(CancellationToken ct)
    {
        var (seq, hash) = (0L, AuditEvent.GenesisHash);
        await foreach (var e in db.Audit.AsNoTracking().OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (e.Seq != ++seq)
            {
                Add(6, $"第 {seq} 条", $"经过从这里跳到第 {e.Seq} 条");
                seq = e.Seq;
            }
            if (e.PreviousHash != hash || e.ComputeHash(e.PreviousHash) != e.Hash)
                Add(6, $"第 {e.Seq} 条", "这一条或前一条被改动过");
            hash = e.Hash;
        }
    }
}
