using System.Globalization;
using Bogus;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Proofreading.Evaluation;

/// <summary>Invents right letters in the manner of many cities; the same seed gives the same letter.</summary>
internal static class InventedLetter
{
    private static readonly string[] Surnames = ["示", "甲", "米", "邱", "童", "贺", "苏", "柏", "阮", "祁"];
    private static readonly string[] Given = ["望舒", "予安", "文澜", "示例", "念山", "知微", "听澜", "若木", "清和", "怀瑾"];

    public static Letter Make(int seed)
    {
        var random = new Randomizer(seed);
        var (manner, subject) = (Manner.All[seed % Manner.All.Length], random.ArrayElement(SentenceStock.Subjects));
        var number = Digits(manner.NumberFormat, random.Number(1, 99));
        var (issuer, name) = (manner.Place + subject.Bureau, random.ArrayElement(Surnames) + random.ArrayElement(Given));
        var title = manner.Title.Contains("提案", StringComparison.Ordinal) ? subject.Title.Replace("建议", "提案", StringComparison.Ordinal) : subject.Title;
        var date = Workday(random);
        return new Letter
        {
            Template = "city",
            Category = manner.Category,
            Disclosure = manner.Disclosure,
            Issuer = issuer,
            Signatories = seed % 3 == 0 ? ["贺文澜"] : [],
            DocumentNumber = $"{manner.Series.Replace("{b}", subject.Bureau[..1], StringComparison.Ordinal)}〔{date.Year}〕{random.Number(1, 900)}号",
            Suggestion = new LetterSuggestion(manner.Session, number, title, name, []),
            Title = Fill(manner.Title),
            Addressees = [Fill(manner.Salutation)],
            Body = string.Join('\n', Body()),
            Signature = issuer,
            Date = date,
            Contact = seed % 2 == 0 ? new LetterContact("苏砚", "0795-6620118") : null,
            CopyTo = seed % 4 == 0 ? [] : ["市人大常委会代表工委"],
        };

        string Fill(string text) => text.Replace("{session}", manner.Session, StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{title}", title, StringComparison.Ordinal).Replace("{issuer}", issuer, StringComparison.Ordinal).Replace("{name}", name,
                StringComparison.Ordinal)
            .Replace("{b}", subject.Bureau, StringComparison.Ordinal);

        IEnumerable<string> Body()
        {
            var (a, b) = (random.Number(5, 40), random.Number(5, 40));
            yield return Fill(manner.Opening);
            yield return "一、工作开展情况";
            yield return "（一）摸清底数。" + random.ArrayElement(SentenceStock.Work);
            yield return $"（二）推进建设。2025年，全市建成{subject.Thing}{a + b}{subject.Unit}（城区{a}{subject.Unit}、乡镇{b}{subject.Unit}），"
                + $"投入资金{random.Number(100, 900)}万元，同比增长{random.Number(2, 9)}.{random.Number(1, 9)}%。";
            yield return "（三）强化管理。" + string.Concat(random.ArrayElements(SentenceStock.Work, 2));
            yield return "二、下一步打算";
            yield return $"{random.ArrayElement(SentenceStock.Plans)}计划{date.Year}年12月底前再建成{subject.Thing}{random.Number(2, 9)}{subject.Unit}。";
            yield return random.ArrayElement(SentenceStock.Thanks);
            if (manner.Ending.Length > 0)
                yield return manner.Ending;
        }
    }

    private static string Digits(string format, int number)
    {
        var zeros = format.Length - format.TrimEnd('0').Length;
        return format[..^zeros] + number.ToString(new string('0', zeros), CultureInfo.InvariantCulture);
    }

    private static DateOnly Workday(Randomizer random)
    {
        var day = new DateOnly(2026, 5, 11).AddDays(random.Number(0, 60));
        while (!WorkingCalendar.Shipped.IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }
}
