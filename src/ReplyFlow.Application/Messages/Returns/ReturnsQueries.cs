using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Reads how the places of returned mail are.</summary>
public sealed class ReturnsQueries(ReplyFlowDb db, ReturnsOptions options)
{
    /// <summary>The places that are set, each with the latest look at it; null before the first.</summary>
    public async Task<IReadOnlyList<(string Name, ReturnsState? State)>> StatesAsync(CancellationToken ct)
    {
        var states = new List<(string, ReturnsState?)>();
        if (options.Host.Length > 0)
            states.Add(("收信邮箱", await db.Settings.ReadAsync<ReturnsState>(ReturnsState.OfMailbox, ct)));
        if (options.Folder.Length > 0)
            states.Add(("收信文件夹", await db.Settings.ReadAsync<ReturnsState>(ReturnsState.OfFolder, ct)));
        return states;
    }
}
