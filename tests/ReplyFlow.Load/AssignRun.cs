using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Load;

/// <summary>One dispatcher assigns all that waits in the newest session: reads a portion for a while, looks it over, commits it.</summary>
internal static partial class AssignRun
{
    /// <param name="address">The database; what waits in it is assigned.</param>
    /// <param name="program">Folder with the product.</param>
    /// <param name="pace">How long a portion is read before it is sent.</param>
    /// <param name="output">Takes the table.</param>
    /// <param name="ct">Stops.</param>
    public static async Task RunAsync(DatabaseAddress address, string program, TimeSpan pace, TextWriter output, CancellationToken ct)
    {
        var city = await CityFacts.ReadAsync(address, ct);
        await using var product = await Product.StartAsync(address, program, ct);
        using var visitor = new Visitor(product.Address, 0);
        await visitor.SignInAsync(city.Holder(Roles.Dispatcher), DemoPeople.Password, ct);
        var actions = new Dictionary<string, Times>();
        var (began, assigned, portions) = (Stopwatch.StartNew(), 0, 0);
        while (true)
        {
            var page = await AskAsync("table", "/assignments", null);
            while (page.Contains("data-continue", StringComparison.Ordinal))
                page = await AskAsync("preparing", "/assignments", null);
            var rows = Row().Matches(page);
            if (rows.Count == 0)
                break;
            await Task.Delay(pace, ct);
            var bureaus = Bureau().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
            var fields = rows.SelectMany((r, i) => Fields(r, i, bureaus)).ToList();
            await AskAsync("check", "/assignments?handler=Check", fields);
            for (var from = 0; from < rows.Count;)
            {
                var answer = await AskAsync("portion", "/assignments?handler=Assign", fields.Append(new("Input.From", $"{from}")));
                from = From().Match(answer) is { Success: true } at ? int.Parse(at.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : rows.Count;
            }
            (assigned, portions) = (assigned + rows.Count, portions + 1);
        }
        await output.WriteLineAsync($"{address.Kind}: {assigned} suggestions in {portions} portions, {began.Elapsed:mm\\:ss}, {pace.TotalSeconds:0} s a portion of it reading\n");
        await output.WriteLineAsync("| action | times | median ms | 95 of 100 | longest | errors |\n|---|---|---|---|---|---|");
        foreach (var (name, times) in actions)
            await output.WriteLineAsync($"| {name} | {times.Count} | {times.At(50):0} | {times.At(95):0} | {times.At(100):0} | {times.Errors} |");

        async Task<string> AskAsync(string name, string path, IEnumerable<KeyValuePair<string, string>>? form)
        {
            var (visit, html) = await visitor.ReadAsync("/assignments", path, form, ct);
            if (!actions.TryGetValue(name, out var times))
                actions[name] = times = new Times();
            times.Add(visit);
            return html;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Match row, int at, List<string> bureaus)
    {
        var lead = WebUtility.HtmlDecode(row.Groups[2].Value);
        // As a person would: the list's bureau where there is such a one, else what is recommended, else any.
        if (!bureaus.Contains(lead))
            lead = Adopt().Match(row.Value) is { Success: true } adopt ? WebUtility.HtmlDecode(adopt.Groups[1].Value) : bureaus[at % bureaus.Count];
        yield return new($"Input.Rows[{at}].Item", row.Groups[1].Value);
        yield return new($"Input.Rows[{at}].Ticked", "true");
        yield return new($"Input.Rows[{at}].Lead", lead);
    }

    [GeneratedRegex("<tr data-row.*?\\.Item\" value=\"([^\"]+)\".*?\\.Lead\" value=\"([^\"]*)\".*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<option value=\"([^\"]+)\"></option>")]
    private static partial Regex Bureau();

    [GeneratedRegex("data-adopt [^>]*>([^<]+)<")]
    private static partial Regex Adopt();

    [GeneratedRegex("name=\"Input\\.From\" value=\"(\\d+)\"")]
    private static partial Regex From();
}
