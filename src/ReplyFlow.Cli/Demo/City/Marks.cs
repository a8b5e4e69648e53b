namespace ReplyFlow.Cli.Demo.City;

/// <summary>Names that occur in no text of the product: what stands under them in a recording is put in anew in each copy.</summary>
internal static class Marks
{
    /// <summary>How many bureaus a recorded case may have to do with.</summary>
    public const int Bureaus = 4;

    /// <summary>How many deputies.</summary>
    public const int Deputies = 3;

    public const string Digits = "甲乙丙丁戊己庚辛";

    /// <summary>A mark that no two slots share.</summary>
    public static string Of(int slot) => $"槽{Digits[slot]}";

    public const string Number = "917353";
    public const string Topic = "槽办事项";
    public const string Class = "槽类";
    public const string Title = "关于槽办事项的建议";
    public const string Text = "槽案由，建议研究办理。";
    public const string Delegation = "槽区代表团";
}
