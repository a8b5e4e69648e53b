using System.Globalization;
using System.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Proofreading.Evaluation;

/// <summary>
/// 200 invented letters, each first right and then with faults of three kinds. The output is the table of precision and recall a check:
/// <c>dotnet …/ReplyFlow.Letters.Tests.dll -class ReplyFlow.Letters.Tests.Proofreading.Evaluation.EvaluationTests -showLiveOutput</c>.
/// </summary>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    private const int Letters = 200;
    private const int FaultsEach = 3;

    [Fact]
    public void Right_letters_have_no_error_and_planted_faults_are_found()
    {
        var (planted, found, falsely, errors, missed) = (new int[18], new int[18], new int[18], new List<string>(), new SortedDictionary<string, int>());
        for (var seed = 0; seed < Letters; seed++)
        {
            var right = InventedLetter.Make(seed);
            var context = Known(right);
            var before = Proofreader.Check(right, context);
            foreach (var finding in before)
            {
                falsely[finding.Rule]++;
                if (finding.Severity == Severity.Error)
                    errors.Add($"{seed}: {finding.Rule} {finding.Field} {finding.Marked} {finding.Message}");
            }
            for (var k = 0; k < FaultsEach; k++)
            {
                var fault = PlantedFault.All[(seed * FaultsEach + k) % PlantedFault.All.Length];
                var wrong = fault.Put(right);
                if (wrong == right)
                    continue;
                var after = Proofreader.Check(wrong, context);
                planted[fault.Rule]++;
                if (after.Count(f => f.Rule == fault.Rule) > before.Count(f => f.Rule == fault.Rule))
                    found[fault.Rule]++;
                else
                    missed[fault.Name] = missed.GetValueOrDefault(fault.Name) + 1;
                errors.AddRange(after.Where(f => f.Severity == Severity.Error
                    && f.Rule != fault.Rule).Select(f => $"{seed} {fault.Name}: {f.Rule} {f.Marked} {f.Message}"));
            }
        }
        output.WriteLine(Table(planted, found, falsely));
        foreach (var (name, times) in missed)
            output.WriteLine($"missed: {name} ×{times}");

        Assert.Equal([], errors);
        Assert.True(falsely.Sum() <= Letters, $"{falsely.Sum()} false warnings in {Letters} letters");
        Assert.True(found.Sum() >= 0.85 * planted.Sum(), $"{found.Sum()} of {planted.Sum()} faults found");
    }

    /// <summary>What is known beside the letter: the asks, leaders and bodies of the place, three earlier letters of the same bureau.</summary>
    private static ProofreadingContext Known(Letter letter)
    {
        var thing = SentenceStock.ThingOf(letter);
        var earlier = EarlierLetter.Of(letter with { DocumentNumber = "示函〔2025〕7号", Date = new DateOnly(2025, 6, 2), Category = "B" }) with
        {
            ContactName = "苏砚",
            ContactPhone = "0795-6620118",
            SelfName = "我局",
            Promises = [$"2026年9月，建成{thing}。"],
        };
        return ProofreadingContext.Default with
        {
            Checks = Profiles.City.Checks,
            Asks = [$"加快建成一批{thing}", "摸清底数，强化管理"],
            Leaders = [new("贺文澜", ["市长"])],
            Bureaus = [new("市数据管理局", ["市大数据管理局"])],
            Earlier = [earlier, earlier with { Subject = "", Promises = [] }, earlier with { Subject = "", Promises = [] }],
        };
    }

    private static string Table(int[] planted, int[] found, int[] falsely)
    {
        var table = new StringBuilder("| check | planted | found | recall | false on right letters | precision |\n|---|---|---|---|---|---|\n");
        for (var rule = 1; rule < planted.Length; rule++)
            if (planted[rule] + falsely[rule] > 0)
                table.Append(Row($"{rule}", planted[rule], found[rule], falsely[rule])).Append('\n');
        return table.Append(Row("all", planted.Sum(), found.Sum(), falsely.Sum())).ToString();
    }

    private static string Row(string name, int planted, int found, int falsely) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {planted} | {found} | {Share(found, planted)} | {falsely} | {Share(found, found + falsely)} |");

    private static string Share(int part, int whole) => whole == 0 ? "" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
