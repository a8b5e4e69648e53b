namespace ReplyFlow.Workflow.Drawing;

/// <summary>Gives lines that overlap different lanes; lines to the same target share one.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<int, List<List<(int From, int To, string Target)>>> _channels = [];

    public int Count(int channel) => _channels.TryGetValue(channel, out var lanes) ? lanes.Count : 0;

    public int Take(int channel, int from, int to, string target)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        if (!_channels.TryGetValue(channel, out var lanes)) _channels[channel] = lanes = [];
        var index = lanes.FindIndex(lane => lane.All(l => l.Target == target || l.To < low || l.From > high));
        if (index < 0)
        {
            index = lanes.Count;
            lanes.Add([]);
        }

        lanes[index].Add((low, high, target));
        return index;
    }
}
