using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Letters.Proofreading.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>
/// The confirmed policies, indexed for citations. Every change of the library writes a new token into one small row; whoever proofreads
/// looks at that row with what it reads anyway, and the rest is read only when the token is another than last time, so that a change made
/// by another process is seen at once. Safe for use by many threads.
/// </summary>
public sealed class PolicyStore : IDisposable
{
    /// <summary>Name of the setting that holds the token.</summary>
    public const string VersionSetting = "policies-version";

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Read _last = new("", new PolicyLibrary([]));

    /// <summary>The library as a bureau may cite it; null while nothing is in it.</summary>
    public async Task<PolicyLibrary?> ForAsync(ReplyFlowDb db, Guid? bureauId, CancellationToken ct) =>
        await ForAsync(db, bureauId, await db.Settings.ReadAsync(VersionSetting, ct), ct);

    /// <summary>The same by a token that was read before; null where there is none.</summary>
    public async Task<PolicyLibrary?> ForAsync(ReplyFlowDb db, Guid? bureauId, string? token, CancellationToken ct)
    {
        if (token is null)
            return null;
        var mine = (await ReadAsync(db, token, ct)).For(bureauId ?? Guid.Empty);
        return mine.IsEmpty ? null : mine;
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>Tells all processes that the library changed, with the unit's commit.</summary>
    internal static Task RenewAsync(Unit unit, CancellationToken ct) =>
        unit.Db.Settings.SetAsync(VersionSetting, Guid.CreateVersion7().ToString("N"), ct);

    private async Task<PolicyLibrary> ReadAsync(ReplyFlowDb db, string token, CancellationToken ct)
    {
        if (_last is var last && last.Token == token)
            return last.Library;
        await _reading.WaitAsync(ct);
        try
        {
            if (_last.Token != token)
                _last = new(token, new PolicyLibrary(await EntriesAsync(db, ct)));
            return _last.Library;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static async Task<List<PolicyEntry>> EntriesAsync(ReplyFlowDb db, CancellationToken ct) => await (
        from d in db.PolicyDocuments.AsNoTracking()
        join v in db.PolicyVersions.AsNoTracking() on new { DocumentId = d.Id, No = d.CurrentNo } equals new { v.DocumentId, v.No }
        orderby d.Id
        select new PolicyEntry(v.Facts)
        {
            Id = d.Id,
            BureauId = d.BureauId,
            RepealedOn = d.RepealedOn,
            RepealedBy = d.RepealedBy,
            RepealedById = d.RepealedById,
        }).ToListAsync(ct);

    private sealed record Read(string Token, PolicyLibrary Library);
}
