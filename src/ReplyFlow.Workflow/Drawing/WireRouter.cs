using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>
/// Leads arrows round the boxes: straight down where nothing stands between, else along the channel between two
/// rows, and where a column is not free, through a track in the right margin. Arrows to the same target share lines.
/// </summary>
internal sealed class WireRouter
{
    private readonly WorkflowDefinition _definition;
    private readonly Dictionary<string, (int Row, int Column)> _cells;
    private readonly HashSet<(int, int)> _taken;
    private readonly List<Plan> _plans = [];
    private readonly Dictionary<Plan, (double X, int Line)> _labels = [];
    private readonly Lanes _channels = new();
    private readonly Lanes _tracks = new();

    public WireRouter(WorkflowDefinition definition, Dictionary<string, (int Row, int Column)> cells, IReadOnlyCollection<string> ids)
    {
        (_definition, _cells) = (definition, cells);
        _taken = [.. cells.Values];
        foreach (var connection in definition.Connections.Where(c => ids.Contains(c.Source) && cells.ContainsKey(c.Target))) _plans.Add(PlanFor(connection));
    }

    /// <summary>Tracks used in the right margin.</summary>
    public int Tracks => _tracks.Count(0);

    /// <summary>Lines that run side by side in the channel above the row.</summary>
    public int SlotsAbove(int row) => _channels.Count(row);

    /// <summary>Gives the words of every arrow their room below the row that it leaves.</summary>
    /// <param name="centre">The x of a column's middle.</param>
    /// <param name="places">Where there is room.</param>
    public void PlaceLabels(Func<int, double> centre, LabelPlaces places)
    {
        foreach (var plan in _plans.Where(p => Words(p).Length > 0))
        {
            var (from, to) = (_cells[plan.Connection.Source], _cells[plan.Connection.Target]);
            _labels[plan] = places.Take(from.Row, Exit(plan, centre(from.Column), centre(to.Column)), Words(plan));
        }
    }

    /// <param name="boxes">Where the boxes are.</param>
    /// <param name="channel">The y of the lowest line in the channel above a row.</param>
    /// <param name="slot">Distance between lines of a channel.</param>
    /// <param name="track">The x of a track in the margin.</param>
    public IEnumerable<Wire> Draw(Dictionary<string, Box> boxes, Func<int, double> channel, double slot, Func<int, double> track)
    {
        foreach (var plan in _plans)
        {
            var (from, to) = (boxes[plan.Connection.Source], boxes[plan.Connection.Target]);
            var exit = Exit(plan, from.CenterX, to.CenterX);
            var points = new List<Point> { new(exit, from.Bottom) };
            double Line(int row, int at) => channel(row) - (at * slot);
            if (plan.OutSlot is { } outSlot)
            {
                var turn = plan.Track is { } t ? track(t) : to.CenterX;
                points.Add(new Point(exit, Line(plan.OutRow, outSlot)));
                points.Add(new Point(turn, Line(plan.OutRow, outSlot)));
                if (plan.InSlot is { } inSlot)
                {
                    points.Add(new Point(turn, Line(plan.InRow, inSlot)));
                    points.Add(new Point(to.CenterX, Line(plan.InRow, inSlot)));
                }
            }

            points.Add(new Point(to.CenterX, to.Y));
            var (x, line) = _labels.GetValueOrDefault(plan);
            yield return new Wire(
                plan.Connection, [.. points], Words(plan), Labels.IsReturn(_definition, plan.Connection),
                new Point(x, LabelPlaces.Baseline(from.Bottom, line)));
        }
    }

    private Plan PlanFor(Connection connection)
    {
        var (from, to) = (_cells[connection.Source], _cells[connection.Target]);
        var (outRow, inRow) = (from.Row + 1, to.Row);
        var target = connection.Target;
        if (to.Row > from.Row && Free(to.Column, from.Row + 1, to.Row - 1))
        {
            if (from.Column == to.Column) return new Plan(connection, outRow, null, inRow, null, null);
            return new Plan(connection, outRow, _channels.Take(outRow, from.Column, to.Column, target), inRow, null, null);
        }

        var outSlot = _channels.Take(outRow, from.Column, int.MaxValue, target);
        var inSlot = outRow == inRow ? outSlot : _channels.Take(inRow, to.Column, int.MaxValue, target);
        var track = _tracks.Take(0, Math.Min(outRow, inRow), Math.Max(outRow, inRow), target);
        return new Plan(connection, outRow, outSlot, inRow, inSlot, track);
    }

    private bool Free(int column, int firstRow, int lastRow)
    {
        for (var row = firstRow; row <= lastRow; row++)
            if (_taken.Contains((row, column))) return false;
        return true;
    }

    /// <summary>The way straight down leaves in the middle; the others beside it, far enough apart for their words.</summary>
    private double Exit(Plan plan, double from, double to)
    {
        if (plan.OutSlot is null) return to;
        var mine = _plans.Where(p => p.Connection.Source == plan.Connection.Source).ToList();
        var others = mine.Where(p => p.OutSlot is not null).ToList();
        double[] places = others.Count < mine.Count ? [30, -52, 50] : others.Count == 1 ? [0] : [-52, 6, 40];
        return from + places[Math.Min(others.IndexOf(plan), places.Length - 1)];
    }

    /// <summary>The plain way forward needs no words when it is the one straight down; arrows on one line share theirs.</summary>
    private string Words(Plan plan)
    {
        if (plan.OutSlot is not null) return Labels.Of(_definition, plan.Connection);
        var same = _plans.Where(p => p.Connection.Source == plan.Connection.Source && p.OutSlot is null).Select(p => p.Connection).ToList();
        if (same[0] != plan.Connection) return "";
        var plain = _definition.Find(plan.Connection.Source) is HumanTaskActivity task
            && task.Decisions.Any(d => d.Name == plan.Connection.Port && d.Kind == OutcomeDefinition.Forward);
        return plain && same.Count == 1 ? "" : string.Join("/", same.Select(c => Labels.Of(_definition, c)));
    }

    private sealed record Plan(Connection Connection, int OutRow, int? OutSlot, int InRow, int? InSlot, int? Track);
}
