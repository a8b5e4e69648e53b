using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>The picture of one entry: the main line, or one event's steps.</summary>
internal sealed class LayeredPart
{
    private const double RowGap = 22;
    private const double SlotHeight = 7;
    private const double TrackWidth = 8;

    private readonly Dictionary<string, (int Row, int Column)> _cells = [];
    private readonly Dictionary<string, Box> _byId = [];

    public LayeredPart(WorkflowDefinition definition, string entry, HashSet<string> placed, double top, double left, double columnWidth)
    {
        var rows = new Rows(definition, entry);
        var ids = rows.Order.Where(placed.Add).ToList();
        PlaceInColumns(definition, rows, ids);
        var router = new WireRouter(definition, _cells, ids);
        var columns = ids.Count == 0 ? 0 : _cells.Values.Max(c => c.Column) + 1;
        var gutter = left + (columns * columnWidth) - 6;
        Right = gutter + (router.Tracks * TrackWidth);
        var labels = new LabelPlaces(Right);
        router.PlaceLabels(column => left + (column * columnWidth) + (LayeredLayout.BoxWidth / 2), labels);
        var y = Coordinates(row => (router.SlotsAbove(row) * SlotHeight) + (Math.Max(0, labels.Lines(row - 1) - 1) * LabelPlaces.LineHeight), top);
        foreach (var id in ids)
        {
            var activity = definition.Find(id)!;
            var small = activity is StartActivity or EndActivity or ForkActivity or JoinActivity;
            var width = small ? 72 : LayeredLayout.BoxWidth;
            _byId[id] = new Box(activity, left + (_cells[id].Column * columnWidth) + ((LayeredLayout.BoxWidth - width) / 2), y[_cells[id].Row], width,
                LayeredLayout.BoxHeight);
        }

        Wires = [.. router.Draw(_byId, i => i < y.Count ? y[i] - SlotHeight : y[^1] + LayeredLayout.BoxHeight + RowGap, SlotHeight,
            t => gutter + (t * TrackWidth))];
        Bottom = y.Count == 0 ? top : y[^1] + LayeredLayout.BoxHeight;
    }

    public IEnumerable<Box> Boxes => _byId.Values;

    public IReadOnlyList<Wire> Wires { get; }

    public double Right { get; }

    public double Bottom { get; }

    private void PlaceInColumns(WorkflowDefinition definition, Rows rows, List<string> ids)
    {
        var taken = new HashSet<(int, int)>();
        foreach (var id in ids)
        {
            var row = rows.Row[id];
            var parents = definition.Connections.Where(c => c.Target == id && !rows.IsUpward(c) && _cells.ContainsKey(c.Source)).Select(c => _cells[c.Source])
                .ToList();
            var column = parents.Count == 0 ? 0 : parents.Min(p => p.Column);
            while (taken.Contains((row, column)) || Covered(parents, row, column)) column++;
            taken.Add((row, column));
            _cells[id] = (row, column);
        }
    }

    /// <summary>True when a step of the same column runs past that row on its way down to a later step.</summary>
    private static bool Covered(List<(int Row, int Column)> parents, int row, int column) =>
        parents.Any(p => p.Row == row && p.Column == column);

    private List<double> Coordinates(Func<int, double> above, double top)
    {
        var y = new List<double>();
        var at = top;
        for (var row = 0; row <= _cells.Values.Select(c => c.Row).DefaultIfEmpty(-1).Max(); row++)
        {
            at += above(row) + (row == 0 ? 0 : RowGap);
            y.Add(at);
            at += LayeredLayout.BoxHeight;
        }

        return y;
    }
}
