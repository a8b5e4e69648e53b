using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Archiving;

/// <summary>Writes the archive package of a case: its papers, its records and the events that made them, in one zip file.</summary>
public sealed class ArchiveWriter(ReplyFlowDb db, LetterRenderer renderer, CoverSheets sheets)
{
    /// <summary>How long such papers are kept where the city's own rules say nothing else.</summary>
    internal const string Retention = "30年";

    private readonly List<ArchivePart> _parts = [];

    /// <summary>The case of a suggestion.</summary>
    /// <param name="session">The session's name.</param>
    /// <param name="number">The suggestion's number, with or without its leading zeros.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The case; or in Chinese why there is none to be archived.</returns>
    public async Task<(Guid? CaseId, string? Fault)> FindAsync(string session, string number, CancellationToken ct)
    {
        var value = int.TryParse(number, out var n) ? n : -1;
        var found = await db.Cases.Where(c => c.Suggestion!.Session!.Name == session && c.Suggestion.ReplacedById == null
                && (c.Suggestion.Number == number || c.Suggestion.NumberValue == value))
            .Select(c => new { c.Id, c.ClosedAt, IsSame = c.Suggestion!.Number == number }).ToListAsync(ct);
        if (found.Count == 0)
            return (null, await db.Sessions.AnyAsync(s => s.Name == session, ct)
                ? $"{session}没有第{number}号建议。" : $"没有“{session}”这个会议届次，应写全称。");
        if (found.Count > 1)
            found = [.. found.Where(c => c.IsSame)];
        return found switch
        {
            [{ ClosedAt: null }] => (null, $"{session}第{number}号建议还没有办结，办结后才能归档。"),
            [var one] => (one.Id, null),
            _ => (null, $"{session}有几件编号为{number}的建议，请写出完整的编号。"),
        };
    }

    /// <summary>Writes the package.</summary>
    /// <param name="caseId">A case whose handling has ended.</param>
    /// <param name="output">Where to; it needs no seeking.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">A stored file is not what its row says.</exception>
    public async Task WriteAsync(Guid caseId, Stream output, CancellationToken ct)
    {
        _parts.Clear();
        var handled = await db.Cases.AsNoTracking().Include(c => c.Suggestion).ThenInclude(s => s!.Session).Include(c => c.Suggestion)
            .ThenInclude(s => s!.Deputies).ThenInclude(d => d.Deputy).Include(c => c.LeadBureau)
            .Include(c => c.Assignments).ThenInclude(a => a.Bureau).AsSplitQuery().SingleAsync(c => c.Id == caseId, ct);
        var suggestion = handled.Suggestion!;
        List<string> deputies = [.. suggestion.Deputies.OrderBy(d => d.Order).Select(d => d.Deputy!.Name)];
        using var zip = new ArchiveZip(output);
        await TextAsync("建议", "建议原文", string.Join('、', deputies), suggestion.ProposedOn, Words(suggestion, deputies));
        foreach (var part in handled.Assignments.Where(a => a.Opinion is not null))
            await TextAsync($"会办意见-{part.Bureau!.Name}", $"{part.Bureau.Name}的会办意见", part.Bureau.Name, Day(part.OpinionAt), part.Opinion!);
        await VersionsAsync();
        await LettersAsync();
        await NoticesAsync();
        await AttachmentsAsync();
        await AddAsync(
            Next($"{ArchiveRecords.Title}.xml", ArchiveRecords.Title, handled.LeadBureau?.Name ?? "", Day(handled.ClosedAt)),
            await ArchiveRecords.ReadAsync(db, caseId, ct));
        var events = await db.Audit.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Seq).ToListAsync(ct);
        var about = new ArchivedCase(
            suggestion.Session!.Name, suggestion.Number, suggestion.Title, deputies, handled.LeadBureau?.Name ?? "",
            suggestion.IdentitySecret ? "代表身份保密" : "无", Retention, handled.AssignedOn, handled.RepliedOn, handled.ClosedAt!.Value);
        await zip.FinishAsync(new ArchiveMetadata(about, _parts, events).ToXml());

        async Task VersionsAsync()
        {
            var versions = db.DraftVersions.AsNoTracking().Where(v => v.CaseId == caseId).OrderBy(v => v.No).AsAsyncEnumerable();
            await foreach (var version in versions.WithCancellation(ct))
                await TextAsync($"拟稿第{version.No}稿", $"答复拟稿第{version.No}稿", version.SubmittedBy, Day(version.SubmittedAt),
                    $"{version.Content.Title}\n\n{version.Content.Body}\n\n类别：{version.Content.Category}\n公开属性：{version.Content.Disclosure}\n"
                    + Beside(version.Content));
        }

        async Task LettersAsync()
        {
            var issued = await db.Letters.Where(l => l.CaseId == caseId).OrderBy(l => l.IssuedAt).Select(l => l.Id).ToListAsync(ct);
            foreach (var id in issued)
            {
                var letter = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).SingleAsync(l => l.Id == id, ct);
                var (number, bureau) = (letter.DocumentNumber!.Text, await BureauAsync(letter.BureauId));
                await AddAsync(Next($"复函-{number}.pdf", letter.Title, bureau, letter.IssuedOn) with
                {
                    DocumentNumber = number,
                    Pages = letter.Pages,
                    SignedBy = letter.CertificateHolder ?? "",
                    IsAudited = true,
                }, letter.Pdf);
                await AddAsync(Next($"发文稿纸-{number}.pdf", $"{letter.Title}（发文稿纸）", bureau, letter.IssuedOn), await sheets.PrintAsync(letter, ct));
                await AddAsync(Next($"复函-{number}.json", $"{letter.Title}（排版所用的内容）", bureau, letter.IssuedOn), Encoding.UTF8.GetBytes(letter.LetterJson));
                if (renderer.AskedForm(letter.Template, letter.LetterJson) is not { } form)
                    continue;
                var source = StoredLetter.Of(letter.LetterJson);
                foreach (var name in deputies)
                    await AddAsync(Next($"征询意见表-{name}.pdf", $"征询意见表（{name}）", bureau, letter.IssuedOn) with { Pages = 1 },
                        renderer.Print(form, source, name, "", FormValues.PaperFoot(source), letter.IssuedAt));
            }
        }

        async Task NoticesAsync()
        {
            foreach (var notice in await db.Set<Notice>().AsNoTracking().Where(n => n.CaseId == caseId).OrderBy(n => n.MadeAt).ToListAsync(ct))
                if (notice.Pdf is { } pdf)
                    await AddAsync(Next($"{notice.Title}.pdf", notice.Title, await BureauAsync(notice.BureauId), notice.On) with
                    {
                        Pages = notice.Pages,
                        IsAudited = true,
                    }, pdf);
        }

        async Task AttachmentsAsync()
        {
            var files = db.Attachments.AsNoTracking().Where(a => a.CaseId == caseId && a.StruckAt == null).OrderBy(a => a.AddedAt).ThenBy(a => a.Id);
            foreach (var file in await files.ToListAsync(ct))
                _parts.Add(await zip.AddAsync(
                    Next(file.Name, $"{AttachmentWords.Of(file.Subject)}的附件：{file.Name}", file.AddedBy, Day(file.AddedAt)) with { IsAudited = true },
                    s => AttachmentContents.CopyAsync(db, file.Sha256, file.Size, s, ct)));
        }

        async Task TextAsync(string name, string title, string responsible, DateOnly? on, string text) =>
            await AddAsync(Next($"{name}.txt", title, responsible, on), Encoding.UTF8.GetBytes(text));

        async Task AddAsync(ArchivePart part, byte[] content) => _parts.Add(await zip.AddAsync(part, content));

        async Task<string> BureauAsync(Guid id) => await db.Bureaus.Where(b => b.Id == id).Select(b => b.Name).FirstAsync(ct);
    }

    private ArchivePart Next(string name, string title, string responsible, DateOnly? on) => new()
    {
        No = _parts.Count + 1,
        Path = $"{_parts.Count + 1:000}-{string.Concat(name.Select(c => c is '/' or '\\' or ':' || char.IsControl(c) ? '_' : c))}",
        Title = title,
        Responsible = responsible,
        On = on,
    };

    /// <summary>The version's lines of the city's own and its attachments; of a PDF the name and hash of the file, which lies in the package.</summary>
    private static string Beside(DraftContent content) => (content.Notes is { } notes ? notes + "\n" : "") + string.Concat(
        (content.Annexes?.Kept ?? []).Select((a, i) => $"\n附件{i + 1}：{a.Title}\n{AnnexWords.Text(a)}\n"));

    private static string Words(Suggestion suggestion, List<string> deputies) => string.Join('\n',
        suggestion.Session!.Name, $"第{suggestion.Number}号", suggestion.Title, $"代表：{string.Join('、', deputies)}", $"提出日期：{DayText.Long(suggestion.ProposedOn)}",
        "", suggestion.Text, "");

    private static DateOnly? Day(DateTimeOffset? at) => at is { } t ? BeijingTime.DateOf(t) : null;
}
