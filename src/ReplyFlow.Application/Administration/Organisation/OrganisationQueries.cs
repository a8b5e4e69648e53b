using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Reads bodies, divisions and deputies for the settings, and what lists offer to choose from.</summary>
public sealed class OrganisationQueries(ReplyFlowDb db)
{
    /// <summary>The sessions, the newest first.</summary>
    public async Task<IReadOnlyList<Choice>> SessionChoicesAsync(CancellationToken ct) =>
        await db.Sessions.AsNoTracking().OrderByDescending(s => s.OpensOn).Select(s => new Choice(s.Id, s.Name)).ToListAsync(ct);

    /// <summary>Bodies by kind and short name.</summary>
    /// <param name="kind">Of this kind only; null for all.</param>
    /// <param name="inUse">Whether bodies no longer in use are left out.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<Choice>> BureauChoicesAsync(BureauKind? kind, bool inUse, CancellationToken ct) =>
        await db.Bureaus.AsNoTracking().Where(b => (kind == null || b.Kind == kind) && (!inUse || b.IsActive))
            .OrderBy(b => b.Kind).ThenBy(b => b.ShortName).Select(b => new Choice(b.Id, b.ShortName)).ToListAsync(ct);

    /// <summary>The divisions of a body, by name.</summary>
    public async Task<IReadOnlyList<Choice>> DivisionChoicesAsync(Guid bureauId, CancellationToken ct) =>
        await db.Divisions.AsNoTracking().Where(d => d.BureauId == bureauId).OrderBy(d => d.Name).Select(d => new Choice(d.Id, d.Name)).ToListAsync(ct);

    /// <summary>Every body with its divisions, those in use first.</summary>
    public async Task<IReadOnlyList<BureauRow>> BureausAsync(CancellationToken ct)
    {
        var bureaus = await db.Bureaus.AsNoTracking().OrderByDescending(b => b.IsActive).ThenBy(b => b.Kind).ThenBy(b => b.Name).ToListAsync(ct);
        var divisions = (await db.Divisions.AsNoTracking().OrderBy(d => d.Name).ToListAsync(ct)).ToLookup(d => d.BureauId);
        var people = await db.Users.Where(u => u.IsActive).GroupBy(u => u.BureauId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. bureaus.Select(b => new BureauRow(b, [.. divisions[b.Id]], people.GetValueOrDefault(b.Id)))];
    }

    /// <summary>One body with its divisions.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<BureauRow> BureauAsync(Guid id, CancellationToken ct)
    {
        var bureau = await db.Bureaus.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct)
            ?? throw new NotFoundException("没有这个单位，可能链接有误。");
        var divisions = await db.Divisions.AsNoTracking().Where(d => d.BureauId == id).OrderBy(d => d.Name).ToListAsync(ct);
        return new BureauRow(bureau, divisions, await db.Users.CountAsync(u => u.BureauId == id && u.IsActive, ct));
    }

    /// <summary>Deputies in whose name (also by its initials), delegation, e-mail or telephone every word is found, by delegation and name.</summary>
    public IQueryable<Deputy> Deputies(string text)
    {
        var deputies = db.Deputies.AsNoTracking();
        foreach (var word in SearchText.Words(text))
            deputies = deputies.Where(d => EF.Property<string>(d, SearchColumn.Name).Contains(word)
                || d.Email.ToLower().Contains(word) || d.Phone.Contains(word));
        return deputies.OrderBy(d => d.Delegation).ThenBy(d => d.Name).ThenBy(d => d.Id);
    }
}
