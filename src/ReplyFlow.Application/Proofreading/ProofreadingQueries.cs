using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Proofreading;

/// <summary>Reads what 核稿 goes by.</summary>
public sealed class ProofreadingQueries(ReplyFlowDb db)
{
    /// <summary>The bureau's own lists: empty ones where nothing was saved.</summary>
    public async Task<ProofreadingLists> ListsAsync(CancellationToken ct) =>
        ProofreadingLists.Parse(await db.Settings.ReadAsync(ProofreadingLists.SettingName, ct));
}
