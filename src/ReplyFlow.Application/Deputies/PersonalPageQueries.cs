using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// Reads what stands behind a personal link. The link is the deputy's right to the letter, so nothing is masked: it shows their own
/// suggestions and no word about anybody's opinion of them.
/// </summary>
public sealed class PersonalPageQueries(ReplyFlowDb db, LetterRenderer renderer, TimeProvider time)
{
    /// <summary>The letter of a link, with its PDF.</summary>
    /// <exception cref="UnknownLinkException">There is no such link.</exception>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    public async Task<IssuedLetter> LetterAsync(string token, CancellationToken ct)
    {
        var link = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        return await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).FirstAsync(l => l.Id == link.LetterId, ct);
    }

    /// <summary>The whole page.</summary>
    /// <inheritdoc cref="LetterAsync" />
    public async Task<PersonalPage> PageAsync(string token, CancellationToken ct)
    {
        var link = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        var issued = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).FirstAsync(l => l.Id == link.LetterId, ct);
        var c = await db.Cases.AsNoTracking().Where(c => c.Id == issued.CaseId)
            .Select(c => new { c.Status, c.SuggestionId, c.Suggestion!.SessionId }).FirstAsync(ct);
        var items = await db.AnswerItems(issued.CaseId, link.DeputyId, issued.IssuedAt).AsNoTracking().ToListAsync(ct);
        var newer = (await db.NewestLettersAsync(issued.CaseId, ct)).GetValueOrDefault(link.DeputyId) is { } last && last.Id != issued.Id;
        var unconfirmed = await db.UnconfirmedLinksAsync(link.DeputyId, ct);
        var answer = await AnswerAsync(link, unconfirmed, ct);
        var doubted = await db.DoubtedAddressesAsync(link.DeputyId, ct);
        var (closed, isBeside) = await HeldBackAsync(link, unconfirmed, ct);
        return new PersonalPage
        {
            Deputy = await db.Deputies.Where(d => d.Id == link.DeputyId).Select(d => d.Name).FirstAsync(ct),
            Issued = issued,
            Letter = StoredLetter.Of(issued.LetterJson),
            IsIntact = LetterCheck.IsIntact(issued.Pdf, issued.Sha256),
            Progress = await ProgressAsync(issued.CaseId, link.DeputyId, c.Status, newer, answer, ct),
            IsSecond = await db.RoundAsync(issued.CaseId, link.DeputyId, ct) > 1,
            ConfirmedAt = Confirmed(await db.PersonalLinks.AsNoTracking()
                .Where(l => l.LetterId == link.LetterId && l.DeputyId == link.DeputyId && l.ConfirmedAt != null).ToListAsync(ct), doubted),
            ByMail = link.Way == LinkWay.Mail,
            Asked = Judgements.Of(renderer.AskedForm(issued.Template, issued.LetterJson)),
            Answer = answer,
            LastDay = AnswerTime.LastDay(items),
            Closed = AnswerTime.Closed(items, newer, BeijingTime.DateOf(time.UtcNowMicroseconds()))
                ?? closed,
            IsBeside = isBeside,
            Beside = await BesideAsync(link, unconfirmed, ct),
            AnsweredByOthers = await AnsweredByOthers.WordsAsync(db, issued.CaseId, issued.Id, link.DeputyId, ct),
            Liaison = await db.LiaisonContactAsync(ct),
            Others = await OthersAsync(link, doubted, c.SessionId, c.SuggestionId, ct),
        };
    }

    /// <summary>When the answer of a link's deputy was given that counts, in ticks; 0 for none.</summary>
    /// <inheritdoc cref="LetterAsync" />
    public async Task<long> AnsweredAtAsync(string token, CancellationToken ct)
    {
        var link = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        var at = await db.Feedback.Counting().Where(f => f.LetterId == link.LetterId && f.DeputyId == link.DeputyId)
            .Select(f => (DateTimeOffset?)f.At).FirstOrDefaultAsync(ct);
        return at?.UtcTicks ?? 0;
    }

    /// <summary>What stands behind a link to a notice; null where the token is of none.</summary>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    public async Task<NoticePage?> NoticeAsync(string token, CancellationToken ct)
    {
        if (await db.NoticeLinkAsync(token, time.UtcNowMicroseconds(), ct) is not { } link)
            return null;
        var notice = await db.Notices.AsNoTracking().FirstAsync(n => n.Id == link.NoticeId, ct);
        var doubted = await db.DoubtedAddressesAsync(link.DeputyId, ct);
        var c = await db.Cases.AsNoTracking().Where(c => c.Id == notice.CaseId)
            .Select(c => new
            {
                c.Status,
                c.SuggestionId,
                c.Suggestion!.SessionId,
                Name = c.Suggestion.Session!.Name + "第" + c.Suggestion.Number + "号建议《" + c.Suggestion.Title + "》",
                c.Due.On,
                c.Due.Provisional,
            })
            .FirstAsync(ct);
        return new NoticePage
        {
            Deputy = await db.Deputies.Where(d => d.Id == link.DeputyId).Select(d => d.Name).FirstAsync(ct),
            Notice = notice,
            Letter = StoredLetter.Of(notice.LetterJson),
            Suggestion = c.Name,
            Progress = c.Status is CaseStatus.Assigned or CaseStatus.Handling && c.On is { } due
                ? $"{State(c.Status)}，{DayText.Long(due, c.Provisional)}前书面答复您。"
                : c.Status == CaseStatus.Replied && await db.Handling().AnyAsync(w => w.CaseId == notice.CaseId, ct) ? "承办单位正在再次办理。" : $"{State(c.Status)}。",
            LetterOn = (await db.NewestLettersAsync(notice.CaseId, ct)).GetValueOrDefault(link.DeputyId) is { } letter && letter.IssuedAt >= notice.MadeAt
                ? BeijingTime.DateOf(letter.IssuedAt) : null,
            ConfirmedAt = Confirmed(await db.NoticeLinks.AsNoTracking()
                .Where(l => l.NoticeId == link.NoticeId && l.DeputyId == link.DeputyId && l.ConfirmedAt != null).ToListAsync(ct), doubted),
            Others = await OthersAsync(link, doubted, c.SessionId, c.SuggestionId, ct),
        };
    }

    /// <summary>Where deputies ask 代联工委.</summary>
    public Task<LiaisonContact> LiaisonAsync(CancellationToken ct) => db.LiaisonContactAsync(ct);

    /// <summary>Whom to ask about what a link led to, whether it still does or not; null where nobody with a telephone is named.</summary>
    public async Task<(string Bureau, LetterContact Contact)?> ContactAsync(string token, CancellationToken ct)
    {
        var hash = DeputyLink.HashOf(token);
        var json = await db.PersonalLinks.Where(l => l.TokenSha256 == hash)
                .Join(db.Letters, l => l.LetterId, p => p.Id, (_, p) => p.LetterJson).FirstOrDefaultAsync(ct)
            ?? await db.NoticeLinks.Where(l => l.TokenSha256 == hash)
                .Join(db.Notices, l => l.NoticeId, p => p.Id, (_, p) => p.LetterJson).FirstOrDefaultAsync(ct);
        return json is not null && StoredLetter.Of(json) is { Contact: { Phone.Length: > 0 } contact, Issuer: var bureau } ? (bureau, contact) : null;
    }

    /// <summary>When the deputy first said that it has arrived; whoever had it at an address that was not theirs says nothing of them.</summary>
    private static DateTimeOffset? Confirmed(IReadOnlyList<DeputyLink> links, DoubtedAddresses doubted) =>
        links.Where(l => !doubted.Reject(l)).Min(l => l.ConfirmedAt);

    /// <summary>Why a link takes no answer, and whether one would stand beside that which counts; <see cref="AnswerLetter"/> asks again.</summary>
    private async Task<(string? Closed, bool IsBeside)> HeldBackAsync(PersonalLink link, IReadOnlySet<Guid> unconfirmed, CancellationToken ct)
    {
        var counts = await db.Feedback.Counting().AsNoTracking()
            .FirstOrDefaultAsync(f => f.LetterId == link.LetterId && f.DeputyId == link.DeputyId, ct);
        if (await db.SourceAsync(counts, unconfirmed, ct) is not { } before)
            return (null, false);
        if (link.Way == LinkWay.Paper && before is { Way: FeedbackWay.Link, IsUnconfirmed: false })
            return (AnswerTime.ByMail, false);
        return (await db.Feedback.CountAsync(f => f.LinkId == link.Id, ct) >= AnswerTime.MostVersions ? AnswerTime.TooOften : null,
            !before.YieldsTo(AnswerSources.Of(link, unconfirmed.Contains(link.Id))));
    }

    private async Task<PersonalAnswer?> AnswerAsync(PersonalLink link, IReadOnlySet<Guid> unconfirmed, CancellationToken ct)
    {
        var answers = await db.Feedback.AsNoTracking()
            .Where(f => f.LetterId == link.LetterId && f.DeputyId == link.DeputyId && f.VoidedAt == null).ToListAsync(ct);
        if (answers.Find(f => f.Counts) is not { } f)
            return null;
        var source = (await db.SourceAsync(f, unconfirmed, ct))!;
        var links = await db.PersonalLinks.AsNoTracking().Where(l => l.LetterId == link.LetterId && l.DeputyId == link.DeputyId)
            .ToDictionaryAsync(l => l.Id, ct);
        var versions = answers.Count(a => a is { LinkId: { } by, IsSetAside: false }
            && AnswerSources.Of(links[by], unconfirmed.Contains(by)).IsBySameHandAs(source));
        var told = new PersonalAnswer(
            Judgements.FromJson(f.DimensionsJson), AnswerWords.Of(f.Level), f.Words, f.AsksAgain, f.MayPublish, f.Way, f.EnteredBy, f.At,
            versions, f.CameBy(unconfirmed) && !unconfirmed.Contains(link.Id))
        {
            IsLiaison = source.IsLiaison,
            IsByThisWay = source.Place == AnswerSources.Of(link, true).Place,
        };
        return unconfirmed.Contains(link.Id) && !told.IsByThisWay ? told.Hidden() : told;
    }

    /// <summary>What was answered by a link and was set aside, unless one that came to count since has settled it.</summary>
    private async Task<BesideAnswer?> BesideAsync(PersonalLink link, IReadOnlySet<Guid> unconfirmed, CancellationToken ct)
    {
        var last = await db.Feedback.AsNoTracking().Where(f => f.LinkId == link.Id && f.VoidedAt == null).OrderByDescending(f => f.At)
            .ThenByDescending(f => f.Id).FirstOrDefaultAsync(ct);
        return last is { IsSetAside: true }
            && await db.Feedback.Counting().FirstOrDefaultAsync(f => f.LetterId == last.LetterId && f.DeputyId == last.DeputyId, ct) is { } counts
            && await db.IsConflictAsync(last, counts, unconfirmed, ct) ? new(AnswerWords.Of(last.Level), last.Words, last.At) : null;
    }

    /// <summary>
    /// The deputy's other suggestions, by the deputy's mail alone: a form on paper is read by whoever prints it, a mail to an address that
    /// nobody confirmed by whoever changed it, and others' suggestions may be secret to them.
    /// </summary>
    private async Task<IReadOnlyList<OtherSuggestion>> OthersAsync(
        DeputyLink link, DoubtedAddresses doubted, Guid sessionId, Guid thisOne, CancellationToken ct)
    {
        if (link is PersonalLink { Way: LinkWay.Paper } || doubted.Hold(link) || await db.WentToChangedAsync(link, ct))
            return [];
        var deputyId = link.DeputyId;
        var rows = await db.Cases.AsNoTracking()
            .Where(c => c.SuggestionId != thisOne && c.Suggestion!.SessionId == sessionId && c.Suggestion.Deputies.Any(d => d.DeputyId == deputyId))
            .OrderBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue)
            .Select(c => new { c.Suggestion!.Number, c.Suggestion.Kind, c.Suggestion.Title, c.Status }).ToListAsync(ct);
        return [.. rows.Select(r => new OtherSuggestion(r.Number, r.Kind, r.Title, State(r.Status)))];
    }

    /// <summary>A case that is handled again stays answered: what is being done is told by who has it now.</summary>
    private async Task<string> ProgressAsync(
        Guid caseId, Guid deputyId, CaseStatus status, bool newer, PersonalAnswer? answer, CancellationToken ct)
    {
        if (newer)
            return "承办单位已再次办理，并另发了一份复函。";
        var (talk, participant) = (TalkStep.Kind.Name, deputyId.ToString("N"));
        if (await db.WorkItems.AnyAsync(w => w.CaseId == caseId && w.Kind == talk && w.Participant == participant && w.Status == WorkItemStatus.Open, ct))
            return "已经再次答复，由承办单位与您联系沟通。";
        if (status == CaseStatus.Archived)
            return "已经答复，本件已办结归档。";
        if (status == CaseStatus.Withdrawn)
            return "建议已撤回，不再办理。";
        if (!await db.Handling().AnyAsync(w => w.CaseId == caseId, ct))
            return "已经答复，正在听取代表的意见。";
        return answer is { AsksAgain: true } or { Level: "不满意" } ? "承办单位正在按您的意见再次办理，办好后再给您发一份复函。"
            : "承办单位正在再次办理。";
    }

    private static string State(CaseStatus status) => status switch
    {
        CaseStatus.Registered => "等待交办",
        CaseStatus.Assigned => "已交办，等待签收",
        CaseStatus.Handling => "正在办理",
        CaseStatus.Replied => "已答复",
        CaseStatus.Archived => "已办结",
        _ => "已撤回",
    };
}
