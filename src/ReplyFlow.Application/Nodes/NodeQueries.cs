using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Nodes;

/// <summary>Reads what the processes on this database tell of themselves.</summary>
public sealed class NodeQueries(ReplyFlowDb db, NodeIdentity self, NodeFigures figures, TimeProvider time)
{
    /// <summary>This process first, as it is now; then the others that told something lately.</summary>
    public async Task<IReadOnlyList<NodeFacts>> ReadAsync(CancellationToken ct)
    {
        var since = time.GetUtcNow() - NodeWorker.Forgotten;
        var others = await db.Nodes.AsNoTracking().Where(n => n.Id != self.Id && n.SeenAt > since).OrderBy(n => n.Name).ToListAsync(ct);
        return
        [
            new NodeFacts(NodeIdentity.Name, self.Roles, self.Version, self.StartedAt, time.GetUtcNow(), new(Environment.WorkingSet, figures.Read())),
            .. others.Select(n => new NodeFacts(n.Name, n.Roles, n.Version, n.StartedAt, n.SeenAt,
                JsonSerializer.Deserialize<NodeFactsReport>(n.Figures, StoredJson.Options)!)),
        ];
    }
}
