using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Drawing;

namespace ReplyFlow.Workflow.Tests.Reading;

/// <summary>Whatever is done to a file: it is read or refused, checked and drawn, and never breaks the program.</summary>
public class HostileFileTests
{
    private static readonly string Text = File.ReadAllText(Support.Shipped.PathOf("suggestion-reply-simple"));

    [Fact]
    public void Damaged_text_is_refused_or_found_wrong()
    {
        var (read, refused) = (0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            if (Judge(Damage(new Random(seed)))) read++;
            else refused++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(read > 50 && refused > 50, $"{read} read, {refused} refused: the damage is too one-sided");
    }

    [Fact]
    public void Several_arrows_led_anywhere_never_break_the_checker_or_the_picture() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => { Judge(Redirect(new Random(seed))); }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool Judge(string json)
    {
        if (DefinitionReader.Read(json).Definition is not { } definition) return false;
        WorkflowChecker.Check(definition);
        Assert.StartsWith("<svg", FlowchartDrawing.Draw(definition, DrawingMarks.None));
        return true;
    }

    private static string Damage(Random random)
    {
        var text = new StringBuilder(Text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length - 20);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, random.Next(1, 20));
                    break;
                case 1:
                    text[at] = (char)random.Next(32, 0x3000);
                    break;
                case 2:
                    text.Insert(at, "\uD800\0[{\"");
                    break;
                default:
                    // One word of the file in the place of another.
                    var words = Text.Split('"');
                    text.Replace($"\"{words[random.Next(words.Length / 2) * 2 + 1]}\"", $"\"{words[random.Next(words.Length / 2) * 2 + 1]}\"", 0, text.Length);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Redirect(Random random)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Text)!;
        var (activities, connections) = (json["root"]!["activities"]!.AsArray(), json["root"]!["connections"]!.AsArray());
        for (var i = random.Next(2, 8); i > 0; i--)
            connections[random.Next(connections.Count)]!["target"]!["activity"] = activities[random.Next(activities.Count)]!["id"]!.GetValue<string>();
        return json.ToJsonString();
    }
}
