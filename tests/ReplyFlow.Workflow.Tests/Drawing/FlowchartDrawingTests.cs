using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Drawing;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Drawing;

public class FlowchartDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Every_activity_stands_in_the_picture_and_no_two_overlap(string id)
    {
        var definition = Shipped.Load(id);
        var boxes = Boxes(FlowchartDrawing.Draw(definition, DrawingMarks.None));

        Assert.Equal(definition.Activities.Select(a => a.Id).Order(), boxes.Select(b => b.Id).Order());
        foreach (var (a, i) in boxes.Select((b, i) => (b, i)))
            foreach (var b in boxes.Skip(i + 1))
                Assert.False(a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom, $"{a.Id} lies over {b.Id}");
    }

    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void No_arrow_runs_through_a_box(string id)
    {
        var picture = XDocument.Parse(FlowchartDrawing.Draw(Shipped.Load(id), DrawingMarks.None));
        var boxes = Boxes(picture.ToString());
        foreach (var path in picture.Root!.Elements(Svg + "path").Select(p => (string)p.Attribute("d")!))
        {
            var points = path.TrimStart('M').Split('L').Select(p => p.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToList();
            foreach (var (a, b) in points.Zip(points.Skip(1)))
                foreach (var box in boxes)
                    Assert.False(
                        Math.Max(a[0], b[0]) > box.Left + 1 && Math.Min(a[0], b[0]) < box.Right - 1 && Math.Max(a[1], b[1]) > box.Top + 1 && Math.Min(a[1], b[1]) < box.Bottom - 1,
                        $"an arrow ({path}) runs through {box.Id}");
        }
    }

    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Fits_a_phone_with_readable_words(string id)
    {
        var picture = XDocument.Parse(FlowchartDrawing.Draw(Shipped.Load(id), DrawingMarks.None));
        var scale = Math.Min(1, 360 / (double)picture.Root!.Attribute("width")!);

        Assert.All(picture.Descendants(Svg + "text"), t => Assert.True(((double?)t.Attribute("font-size") ?? 14) * scale >= 9.5, $"{t.Value} is {scale:0.00} of its size"));
        Assert.All(picture.Descendants(Svg + "g").SelectMany(g => g.Elements(Svg + "text")), t => Assert.True((double)t.Attribute("font-size")! * scale >= 11));
    }

    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Nothing_is_cut_off_and_what_stands_in_a_box_fits_it(string id)
    {
        var definition = Shipped.Load(id);
        ImmutableArray<string> holders = ["科技与标准处处室负责人", "市交通运输局办公室", "市工业和信息化局办公室"];
        foreach (var names in new[] { [holders[0]], holders })
        {
            var marks = new DrawingMarks(definition.Activities.ToImmutableDictionary(a => a.Id, _ => names), []);
            var picture = XDocument.Parse(FlowchartDrawing.Draw(definition, marks));
            Assert.DoesNotContain(picture.Descendants(Svg + "text"), t => t.Value.Contains('…', StringComparison.Ordinal));
            foreach (var box in Boxes(picture.ToString()))
                Assert.All(picture.Descendants(Svg + "g").Where(g => (string?)g.Attribute("data-activity") == box.Id).Elements(Svg + "text"), t =>
                    Assert.InRange((double)t.Attribute("y")!, box.Top + 10, box.Bottom - 1));
        }
    }

    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void No_two_labels_touch_none_is_cut_and_none_lies_on_a_box_or_outside(string id)
    {
        var definition = Shipped.Load(id);
        var picture = XDocument.Parse(FlowchartDrawing.Draw(definition, DrawingMarks.None));
        var labels = picture.Root!.Elements(Svg + "text").Where(t => t.Attribute("stroke") is not null).Select(t =>
        {
            var (x, y, size) = ((double)t.Attribute("x")!, (double)t.Attribute("y")!, (double)t.Attribute("font-size")!);
            return (Id: t.Value, Left: x, Top: y - size, Right: x + t.Value.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.55 * size : size), Bottom: y + 2);
        }).ToList();
        foreach (var (a, i) in labels.Select((l, i) => (l, i)))
        {
            foreach (var b in labels.Skip(i + 1).Concat(Boxes(picture.ToString())))
                Assert.False(a.Left < b.Right + 2 && b.Left < a.Right + 2 && a.Top < b.Bottom && b.Top < a.Bottom, $"“{a.Id}” touches “{b.Id}”");
            Assert.InRange(a.Left, 0, (double)picture.Root.Attribute("width")! - (a.Right - a.Left));
        }

        // The plain way straight on bears no words.
        var words = labels.SelectMany(l => l.Id.Split('/')).ToHashSet();
        foreach (var decision in definition.Activities.OfType<TaskActivity>().SelectMany(t => t.Decisions).Where(d => d.Kind != OutcomeDefinition.Forward && !definition.Activities.OfType<GroupTaskActivity>().Any(g => g.Decisions.Contains(d) && !g.Ports.Contains(d.Name))))
            Assert.Contains(decision.Label, words);
    }

    [Fact]
    public async Task Marks_current_and_passed_steps_with_words_not_colour_alone()
    {
        var run = await Drive.RunAsync(Shipped.SuggestionReply, "assign:Assign accept:Accept allocate:Allocate draft:Submit");

        var picture = XDocument.Parse(FlowchartDrawing.Draw(Shipped.SuggestionReply, DrawingMarks.Of(run.State, _ => ["张<三>", "李四"])));

        var current = picture.Descendants(Svg + "g").Single(g => (string?)g.Attribute("data-mark") == "current");
        Assert.Equal("divisionReview", (string?)current.Attribute("data-activity"));
        Assert.Equal("处室审核，现在，张<三>、李四", current.Element(Svg + "title")!.Value);
        Assert.Contains(current.Elements(Svg + "text"), t => t.Value == "张<三>、李四");
        Assert.Contains("draft", picture.Descendants(Svg + "g").Where(g => (string?)g.Attribute("data-mark") == "passed").Select(g => (string?)g.Attribute("data-activity")));
        Assert.Contains("现在：处室审核（张<三>、李四）。", picture.Root!.Element(Svg + "desc")!.Value);
        Assert.Equal("flow-title flow-desc", (string?)picture.Root.Attribute("aria-labelledby"));
    }

    [Fact]
    public void Designer_positions_are_kept_when_all_have_one()
    {
        var json = JsonNode.Parse(Shipped.SuggestionReply.ToJson())!;
        foreach (var (activity, i) in json["root"]!["activities"]!.AsArray().Select((a, i) => (a!, i)))
            activity["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = -300 + (150 * (i % 4)), ["y"] = 80 * (i / 4) } };

        var boxes = Boxes(FlowchartDrawing.Draw(WorkflowDefinition.Parse(json.ToJsonString()), DrawingMarks.None));

        Assert.Equal((16, 16), (boxes[0].Left, boxes[0].Top));
        Assert.Equal((166, 16), (boxes[1].Left, boxes[1].Top));
        Assert.Equal((16, 96), (boxes[4].Left, boxes[4].Top));
    }

    [Fact]
    public void A_broken_definition_is_drawn_too()
    {
        var broken = WorkflowDefinition.Parse("""
            {"definitionId": "x", "root": {"type": "Elsa.Flowchart",
             "activities": [{"id": "a", "type": "Elsa.Start"}, {"id": "b", "type": "Acme.Strange", "name": "怪\u0001事"}, {"id": "c", "type": "Elsa.End"}],
             "connections": [{"source": {"activity": "a", "port": "Done"}, "target": {"activity": "gone"}}, {"source": {"activity": "b"}, "target": {"activity": "b"}}]}}
            """);

        var boxes = Boxes(FlowchartDrawing.Draw(broken, DrawingMarks.None with { Current = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("b", []) }));

        Assert.Equal(["a", "b", "c"], boxes.Select(b => b.Id));
    }

    private static List<(string Id, double Left, double Top, double Right, double Bottom)> Boxes(string svg) =>
        [.. XDocument.Parse(svg).Descendants(Svg + "g").Where(g => g.Attribute("data-activity") is not null).Select(g => ((string)g.Attribute("data-activity")!, Extent(g))).Select(b => (b.Item1, b.Item2.Left, b.Item2.Top, b.Item2.Right, b.Item2.Bottom))];

    private static (double Left, double Top, double Right, double Bottom) Extent(XElement g)
    {
        if (g.Element(Svg + "rect") is { } r)
            return ((double)r.Attribute("x")!, (double)r.Attribute("y")!, (double)r.Attribute("x")! + (double)r.Attribute("width")!, (double)r.Attribute("y")! + (double)r.Attribute("height")!);
        var points = ((string)g.Element(Svg + "polygon")!.Attribute("points")!).Split(' ').Select(p => p.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return (points.Min(p => p[0]), points.Min(p => p[1]), points.Max(p => p[0]), points.Max(p => p[1]));
    }
}
