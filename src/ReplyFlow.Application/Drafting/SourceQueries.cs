using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Drafting;

/// <summary>Reads what the figures of a draft may come from, for whoever drafts it.</summary>
public sealed class SourceQueries(ReplyFlowDb db, PolicyStore policies, PolicyQueries library, AttachmentQueries attachments)
{
    /// <summary>The draft as it is saved, and what the suggestion says; the caller has asked whether the actor drafts the case.</summary>
    public async Task<(string Suggestion, Draft Draft)> DraftAsync(Guid caseId, CancellationToken ct)
    {
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId)
            .Select(c => new { c.Suggestion!.Text, Draft = db.Drafts.FirstOrDefault(d => d.CaseId == c.Id) }).FirstOrDefaultAsync(ct);
        return found is null ? throw new NotFoundException() : (found.Text, found.Draft ?? new Draft { CaseId = caseId });
    }

    /// <summary>What may be chosen: the bureau's statistics, the policies that the text names, opinions that came, and the case's files.</summary>
    public async Task<IReadOnlyList<SourceOption>> OptionsAsync(Actor actor, Guid caseId, string body, CancellationToken ct)
    {
        var cited = await policies.ForAsync(db, actor.BureauId, ct) is { } known ? CitedDocuments.In(new PrintedBody(body).Text, known) : [];
        var opinions = await db.Assignments.Where(a => a.CaseId == caseId && a.Opinion != null).Where(Assignment.CoHandles)
            .OrderBy(a => a.Bureau!.ShortName).Select(a => new { a.Id, a.Bureau!.ShortName }).ToListAsync(ct);
        var files = (await attachments.OfCaseAsync(actor, caseId, ct)).SelectMany(f => f).Where(f => f.File.StruckAt is null);
        return
        [
            new SourceOption(SourceOption.Statistics, SourceWords.Of(TextSourceKind.Statistics), "本单位统计"),
            .. cited.Select(p => Option(TextSourceKind.Policy, p.Id, p.Facts.Citation)),
            new SourceOption(SourceOption.OtherPolicy, SourceWords.Of(TextSourceKind.Policy), "政策库里的其他文件"),
            .. opinions.Select(o => Option(TextSourceKind.Opinion, o.Id, $"{o.ShortName}的会办意见")),
            .. files.Select(f => Option(TextSourceKind.Attachment, f.File.Id, f.File.Name)),
        ];
    }

    /// <summary>What a form named: its kind, key, name, and a policy's version.</summary>
    /// <exception cref="InvalidInputException">There is no such thing that the actor may name, or something is missing.</exception>
    internal async Task<(TextSourceKind Kind, Guid? OfId, string Title, int? Version)> FindAsync(
        Actor actor, Guid caseId, SourceInput input, CancellationToken ct)
    {
        if (input.Of == SourceOption.Statistics)
            return (TextSourceKind.Statistics, null, input.Name, null);
        if (input.Of == SourceOption.OtherPolicy)
            return await PolicyAsync(actor, await NamedAsync(actor, input.Name, ct), ct);
        var (kind, id) = input.Of.Split(':') is [var name, var key] && Guid.TryParse(key, out var parsed)
            && Enum.TryParse<TextSourceKind>(name, out var known) ? (known, parsed) : default;
        return kind switch
        {
            TextSourceKind.Policy => await PolicyAsync(actor, id, ct),
            TextSourceKind.Opinion when await db.Assignments.Where(a => a.Id == id && a.CaseId == caseId && a.Opinion != null).Select(a => a.Bureau!.ShortName)
                .FirstOrDefaultAsync(ct) is { } bureau => (TextSourceKind.Opinion, id, bureau, null),
            TextSourceKind.Attachment when (await attachments.OfCaseAsync(actor, caseId, ct)).SelectMany(f => f).FirstOrDefault(f => f.File.Id == id)
                is { File: var file } => (TextSourceKind.Attachment, id, file.Name, null),
            _ => throw new InvalidInputException(nameof(SourceInput.Of), "请选择数字的来源。"),
        };
    }

    private static SourceOption Option(TextSourceKind kind, Guid id, string label) => new($"{kind}:{id}", SourceWords.Of(kind), label);

    private async Task<(TextSourceKind Kind, Guid? OfId, string Title, int? Version)> PolicyAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var page = await library.DocumentAsync(actor, id, null, ct);
        return (TextSourceKind.Policy, id, page.Version.Facts.Citation, page.Version.No);
    }

    private async Task<Guid> NamedAsync(Actor actor, string name, CancellationToken ct)
    {
        var words = name.Trim('《', '》', ' ');
        var offered = words.Length == 0 ? [] : await library.OfferAsync(actor, words, actor.BureauId, ct);
        var exact = offered.Where(p => p.Facts.Titles.Contains(words) || p.Facts.DocumentNumber == words).ToList();
        return (exact.Count > 0 ? exact : offered) is [var one] ? one.Id : throw new InvalidInputException(nameof(SourceInput.Name), offered.Count == 0
            ? words.Length == 0 ? "请写明政策文件的标题或文号。" : "政策库里没有找到这份文件，请核对标题或文号。"
            : $"有 {offered.Count} 份文件都像，请写全标题或文号：{string.Join("；", offered.Take(3).Select(p => p.Facts.Citation))}。");
    }
}
