using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Finds what is in the library already, in the common base or among a bureau's own.</summary>
internal sealed class PolicyTwins(ReplyFlowDb db, Guid? bureauId)
{
    /// <summary>What came from the same file or text, in words; empty for nothing.</summary>
    public async Task<string> OfSourceAsync(string sha256, CancellationToken ct)
    {
        var stored = await db.PolicyVersions.Where(v => v.Source.Sha256 == sha256 && Documents.Any(d => d.Id == v.DocumentId))
            .OrderBy(v => v.Id).Select(v => v.Facts.Title).FirstOrDefaultAsync(ct);
        if (stored is not null)
            return $"内容相同的文件已在库中：《{stored}》";
        var waiting = await db.PolicyDrafts.Where(d => d.Source.Sha256 == sha256 && d.BureauId == bureauId)
            .OrderBy(d => d.Id).Select(d => d.Facts.Title).FirstOrDefaultAsync(ct);
        return waiting is null ? "" : $"内容相同的文件已经添加，正待确认：《{waiting}》";
    }

    /// <summary>What has the same title and 文号, in words; empty for nothing.</summary>
    /// <param name="facts">What is compared.</param>
    /// <param name="except">A document that may have them; null for none.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<string> OfFactsAsync(PolicyFacts facts, Guid? except, CancellationToken ct)
    {
        var title = SearchText.Fold(facts.Title);
        var alike = await (
            from d in Documents
            join v in db.PolicyVersions on new { DocumentId = d.Id, No = d.CurrentNo } equals new { v.DocumentId, v.No }
            where d.Id != except && db.Containing(SearchSubject.Policy, title).Contains(v.Id)
            select v.Facts).ToListAsync(ct);
        return alike.FirstOrDefault(f => SearchText.Fold(f.Title) == title && SearchText.Fold(f.DocumentNumber) == SearchText.Fold(facts.DocumentNumber))
            is { } same ? $"库中已有{same.Citation}；如是修订版，请在那一件里“添加新版本”" : "";
    }

    private IQueryable<PolicyDocument> Documents => db.PolicyDocuments.Where(d => d.BureauId == null || d.BureauId == bureauId);
}
