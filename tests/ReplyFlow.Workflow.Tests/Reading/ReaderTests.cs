using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Reading;

public class ReaderTests
{
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void What_is_read_and_written_again_is_the_same_file(string id)
    {
        var text = File.ReadAllText(Shipped.PathOf(id));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(WorkflowDefinition.Parse(text).ToJson())));
    }

    [Fact]
    public void Unknown_properties_survive_a_round_trip_and_a_new_version()
    {
        var json = JsonNode.Parse(Shipped.SuggestionReply.ToJson())!;
        json["tenantId"] = "市工信局";
        json["root"]!["activities"]![3]!["metadata"]!["designer"] = JsonNode.Parse("""{"position": {"x": -12.5, "y": 7}, "size": {"width": 90, "height": 40}, "color": "#abc"}""");
        json["root"]!["connections"]![2]!["vertices"] = JsonNode.Parse("""[{"x": 1, "y": 2}]""");

        var written = JsonNode.Parse(WorkflowDefinition.Parse(json.ToJsonString()).WithVersion(7, false).ToJson())!;

        (json["version"], json["isPublished"]) = (7, false);
        Assert.True(JsonNode.DeepEquals(json, written));
    }

    [Theory]
    [InlineData("", "不是 JSON", 1)]
    [InlineData("[]", "应为一个对象", 1)]
    [InlineData("{\n\"definitionId\": \"x\",\n\"definitionId\": \"y\"\n}", "不是 JSON", 0)]
    [InlineData("{\n\"definitionId\": \"x\", // note\n\"root\": {}\n}", "不是 JSON", 2)]
    [InlineData("{\n\"definitionId\": \"x\",\n\"root\": [],\n}", "不是 JSON", 4)]
    public void Text_that_is_no_definition_is_refused(string json, string message, int line)
    {
        var result = DefinitionReader.Read(json);

        Assert.Null(result.Definition);
        Assert.Contains(message, result.Errors[0].Message);
        if (line > 0) Assert.Equal(line, result.Errors[0].Place.Line);
    }

    [Fact]
    public void Every_wrong_kind_is_reported_with_path_line_and_column()
    {
        const string json = """
            {
              "definitionId": 7,
              "version": "one",
              "root": {
                "type": "Elsa.Sequence",
                "activities": [
                  { "id": "a", "type": "Elsa.End" },
                  { "id": "a", "type": "Elsa.End" },
                  { "type": "Elsa.End" },
                  "b"
                ],
                "connections": [ { "source": { "activity": "a" } } ]
              }
            }
            """;

        var places = DefinitionReader.Read(json).Errors.Select(e => (e.Place.Path, e.Place.Line, e.Place.Column)).ToHashSet();

        Assert.Superset(
            new HashSet<(string, int, int)>
            {
                ("$.definitionId", 2, 19),
                ("$.version", 3, 14),
                ("$.root.type", 5, 13),
                ("$.root.activities[1]", 8, 7),
                ("$.root.activities[2].id", 9, 7),
                ("$.root.activities[3]", 10, 7),
                ("$.root.connections[0].target", 12, 22),
            },
            places);
    }

    [Fact]
    public void Columns_count_characters_not_bytes()
    {
        var error = DefinitionReader.Read("{\"name\": \"建议办理\", \"definitionId\": 1, \"root\": {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}}").Errors.Single();

        Assert.Equal((1, 34), (error.Place.Line, error.Place.Column));
    }

    [Fact]
    public void Wrong_content_is_a_fault_at_its_place_and_the_definition_can_still_be_shown()
    {
        var builder = new DefinitionBuilder().Start("a").Human("a", "Go=办理", "end").End();
        var json = builder.Json.Replace("role:BureauOffice", "role:Nobody").Replace("+3wd", "+3days").Replace("Go=办理", "Go=办理|sideways");

        var definition = WorkflowDefinition.Parse(json);

        Assert.Equal(
            ["$.root.activities[1].assignee", "$.root.activities[1].decisions", "$.root.activities[1].due"],
            definition.Faults.Select(f => f.Place.Path).Where(p => !p.EndsWith("outcomes", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Inputs_other_than_literals_are_faults()
    {
        var json = new DefinitionBuilder().Start("a").Human("a", "Go=办理", "end").End().Json.Replace("\"type\":\"Literal\",\"value\":\"role:BureauOffice\"", "\"type\":\"JavaScript\",\"value\":\"who()\"");

        Assert.Contains(WorkflowDefinition.Parse(json).Faults, f => f.Message.Contains("JavaScript"));
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_and_windows_lines_is_read()
    {
        var text = "\uFEFF" + File.ReadAllText(Shipped.PathOf("suggestion-reply")).ReplaceLineEndings("\r\n");

        Assert.Empty(WorkflowDefinition.Parse(text).Faults);
    }

    [Fact]
    public void A_deeply_nested_file_is_refused_not_crashed_on() =>
        Assert.Null(DefinitionReader.Read(new string('[', 100_000)).Definition);
}
