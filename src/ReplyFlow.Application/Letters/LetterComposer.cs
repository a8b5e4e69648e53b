using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters;

/// <summary>
/// Puts a letter together from the case, the draft and the bureau's template. The case must be loaded with its suggestion, session,
/// deputies, assignments and lead bureau.
/// </summary>
public sealed class LetterComposer(LetterRenderer renderer, AnnexFiles files)
{
    /// <summary>What a new draft starts from: title, opening and thanks of the bureau's template, the drafter as contact.</summary>
    public async Task<DraftContent> FirstDraftAsync(ReplyFlowDb db, Case c, AppUser drafter, CancellationToken ct)
    {
        var bureau = await BureauAsync(db, c, ct);
        var texts = (await renderer.TemplateAsync(db, bureau.TemplateProfile, ct)).Texts;
        (string, string?)[] values =
        [
            ("session", c.Suggestion!.Session!.Name), ("number", c.Suggestion.Number), ("title", c.Suggestion.Title), ("issuer", bureau.Name),
            ("deputy", Deputies(c)[0]), ("category", ""),
        ];
        var office = c.Suggestion.Session.Name.Contains("政协", StringComparison.Ordinal) ? "委员" : "代表";
        return DraftContent.Empty with
        {
            Title = Placeholders.Fill(texts.Title, values),
            Body = $"{Filled(texts.Opening)}\n\n{Filled(texts.Thanks)}",
            ContactName = drafter.DisplayName,
            ContactPhone = drafter.PhoneNumber ?? "",
        };

        string Filled(string text) => Placeholders.Fill(TextSettings.SpeakTo(text, Deputies(c).Count, office), values);
    }

    /// <summary>The letter a draft would become, with the exact version of its template (<see cref="TemplateName"/>).</summary>
    /// <param name="db">The database.</param>
    /// <param name="c">The case.</param>
    /// <param name="content">The draft.</param>
    /// <param name="number">Document number; null while there is none, then the place stays empty.</param>
    /// <param name="signatory">Who signed; null while nobody has.</param>
    /// <param name="date">成文日期; null while unsigned.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<Letter> ComposeAsync(ReplyFlowDb db, Case c, DraftContent content, string? number, string? signatory, DateOnly? date,
        CancellationToken ct) =>
        Compose(await FrameAsync(db, c, ct), c, await BureauAsync(db, c, ct), content, number, signatory, date);

    /// <summary>The letter a draft would become in a frame that is known. The case's lead bureau must be loaded.</summary>
    internal Letter Compose(LetterFrame frame, Case c, DraftContent content, string? signatory, DateOnly? date) =>
        Compose(frame, c, c.LeadBureau!, content, null, signatory, date);

    /// <summary>The version about to be signed as today's letter, without its number; made once in a transaction.</summary>
    internal async Task<SignedDraft> SignedAsync(Unit unit, Case c, int no, string signatory, CancellationToken ct)
    {
        if (unit.Handed<SignedDraft>() is { } made && made.CaseId == c.Id && made.Version.No == no && made.Signatory == signatory)
            return made;
        var read = await unit.Db.DraftVersions.Where(v => v.CaseId == c.Id && v.No == no)
            .Select(v => new { Version = v, Working = unit.Db.Drafts.Where(d => d.CaseId == v.CaseId).Select(d => d.Basis).FirstOrDefault() }).FirstAsync(ct);
        var frame = await FrameAsync(unit.Db, c, ct);
        var letter = await WithFilesAsync(
            unit.Db, Compose(frame, c, await BureauAsync(unit.Db, c, ct), read.Version.Content, null, signatory, unit.Today), read.Version.Content,
            isPrinted: true, ct);
        unit.HandOn(frame.Recipients);
        return unit.HandOn(new SignedDraft(c.Id, read.Version, signatory, letter, frame) { Working = read.Working ?? DraftBasis.Empty });
    }

    private async Task<LetterFrame> FrameAsync(ReplyFlowDb db, Case c, CancellationToken ct) => new(
        await renderer.InForceAsync(db, (await BureauAsync(db, c, ct)).TemplateProfile, ct), await CopiesAsync(db, c.Id, ct),
        await db.RecipientsAsync(c, ct));

    private Letter Compose(LetterFrame frame, Case c, Bureau bureau, DraftContent content, string? number, string? signatory, DateOnly? date)
    {
        var template = renderer.Template(frame.Template);
        IReadOnlyList<string> deputies = [.. frame.Recipients.Of(c).Select(d => d.Deputy!.Name)];
        return new Letter
        {
            Template = frame.Template,
            Category = Null(content.Category),
            Disclosure = Null(content.Disclosure),
            Issuer = bureau.Name,
            Signatories = signatory is null ? [] : [signatory],
            DocumentNumber = number,
            Suggestion = new LetterSuggestion(c.Suggestion!.Session!.Name, c.Suggestion.Number, c.Suggestion.Title, deputies[0], [.. deputies.Skip(1)]),
            Title = content.Title,
            Addressees = [.. deputies.Select(d => Placeholders.Fill(template.Texts.Salutation, ("deputy", d)))],
            Body = new PrintedBody(content.Body).Text,
            Signature = bureau.Name,
            Date = date,
            Contact = content.ContactName.Length > 0 ? new LetterContact(content.ContactName, content.ContactPhone) : null,
            Notes = [.. Lines(content.Notes ?? "").Select(Note)],
            Attachments = Attachments(content),
            CopyTo = [.. frame.Copies.Select(b => b.ShortName)],
        };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static LetterNote Note(string line)
    {
        var at = line.IndexOfAny(['：', ':']);
        return at < 0 ? new LetterNote(line, "") : new LetterNote(line[..at].Trim(), line[(at + 1)..].Trim());
    }

    /// <summary>附件说明: the letter's own attachments in their order, then those that are only named; a name that one of the former has is that one.</summary>
    private static IReadOnlyList<LetterAttachment> Attachments(DraftContent content)
    {
        var own = content.Annexes?.Kept.ToList() ?? [];
        var titles = own.Select(a => Plain(a.Title)).ToHashSet();
        return
        [
            .. own.Select(a => new LetterAttachment(a.Title) { Body = a.Text, Table = a.Table }),
            .. Lines(content.Attachments).Where(n => !titles.Contains(Plain(n))).Select(n => new LetterAttachment(n)),
        ];

        // 附件1：名称 and 《名称》 are the same name.
        static string Plain(string title)
        {
            var name = string.Concat(title.Where(c => !char.IsWhiteSpace(c)));
            return (name.StartsWith("附件", StringComparison.Ordinal) ? name[2..].TrimStart("0123456789：:.．、".ToCharArray()) : name).Trim('《', '》', '。');
        }
    }

    /// <summary>The same letter with the PDFs among its attachments, without which it must not be shown or printed.</summary>
    /// <param name="db">The database.</param>
    /// <param name="letter">What <see cref="ComposeAsync"/> gave.</param>
    /// <param name="content">The draft it was made of.</param>
    /// <param name="isPrinted">Whether it is printed; else it is for the screen.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="LetterLayoutException">One may not go out, or is not what was added.</exception>
    public async Task<Letter> WithFilesAsync(ReplyFlowDb db, Letter letter, DraftContent content, bool isPrinted, CancellationToken ct)
    {
        if (content.Annexes?.Kept.ToList() is not { } own || own.TrueForAll(a => a.File is null))
            return letter;
        var opened = await files.OpenAsync(db, own, isPrinted, ct);
        return letter with
        {
            Attachments = [.. letter.Attachments.Select((a, i) => i < own.Count && own[i].File is { } file ? a with { Pdf = opened[file.Sha256] } : a)],
        };
    }

    /// <summary>Why one of the letter's own attachments cannot be set, in Chinese; null when it can.</summary>
    public async Task<string?> ProblemAsync(ReplyFlowDb db, Case c, LetterAttachment attachment, CancellationToken ct)
    {
        var plain = DraftContent.Empty with { Title = "复函", Body = "附后。" };
        try
        {
            renderer.Compose(await ComposeAsync(db, c, plain, null, null, null, ct) with { Attachments = [attachment] });
            return null;
        }
        catch (LetterLayoutException e)
        {
            return LetterFields.Place(e.Field) + e.Expected;
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return e.Message;
        }
    }

    /// <summary>Why a draft cannot be set as a letter, in Chinese; null when it can.</summary>
    public async Task<string?> ProblemAsync(ReplyFlowDb db, Case c, DraftContent content, CancellationToken ct)
    {
        try
        {
            var letter = await ComposeAsync(db, c, content, DocumentNumberSample(c), "签发人", BeijingDateSample, ct);
            renderer.Compose(await WithFilesAsync(db, letter, content, isPrinted: false, ct));
            return null;
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return e.Message;
        }
    }

    /// <summary>抄送: the liaison body, the government office, then the co-handling bureaus.</summary>
    internal static async Task<IReadOnlyList<Bureau>> CopiesAsync(ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var coHandlers = db.Assignments.Where(a => a.CaseId == caseId).Where(Assignment.CoHandles).Select(a => a.BureauId);
        return CopiesAmong(await db.Bureaus.AsNoTracking()
            .Where(b => (b.IsActive && b.Kind != BureauKind.Handling) || coHandlers.Contains(b.Id)).ToListAsync(ct));
    }

    /// <summary>The order in which those who receive a copy are printed.</summary>
    public static IReadOnlyList<Bureau> CopiesAmong(IEnumerable<Bureau> bodies) =>
        [.. bodies.OrderBy(b => b.Kind switch { BureauKind.LiaisonBody => 0, BureauKind.GovernmentOffice => 1, _ => 2 }).ThenBy(b => b.Id)];

    /// <summary>Names of the deputies, the lead first.</summary>
    public static IReadOnlyList<string> Deputies(Case c) => [.. c.Suggestion!.Deputies.OrderBy(d => d.Order).Select(d => d.Deputy!.Name)];

    private static readonly DateOnly BeijingDateSample = new(2026, 12, 28);

    private static string DocumentNumberSample(Case c) => Domain.Issuing.DocumentNumber.Format(c.LeadBureau?.SeriesPrefix ?? "", 2026, 888);

    private static async Task<Bureau> BureauAsync(ReplyFlowDb db, Case c, CancellationToken ct) =>
        c.LeadBureau is { } known && known.Id == c.LeadBureauId ? known : await db.Bureaus.FirstAsync(b => b.Id == c.LeadBureauId, ct);

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
