using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages;

/// <summary>What 代联工委 rests a decision on about whose an address or an answer is: it has asked the deputy.</summary>
/// <param name="On">The day on which it asked.</param>
/// <param name="Who">Who was asked.</param>
/// <param name="How">By which number, or how else.</param>
public sealed record AddressGround(DateOnly? On, string Who, string How)
{
    /// <summary>The prefix of the form's fields.</summary>
    public const string Field = "Ground";

    private const int MaxName = 30;
    private const int MaxHow = 200;

    /// <summary>As it is kept beside the day.</summary>
    public string Words => $"问了{Who}，{How}";

    /// <summary>The same, trimmed.</summary>
    /// <exception cref="InvalidInputException">Something is missing or cannot be.</exception>
    internal AddressGround Check(DateOnly today)
    {
        var check = new InputCheck();
        if (On is null)
            check.Fail($"{Field}.{nameof(On)}", "请填写核实的日期。");
        else if (On > today)
            check.Fail($"{Field}.{nameof(On)}", "核实的日期还没有到。");
        var given = this with
        {
            Who = check.Text($"{Field}.{nameof(Who)}", Who, "问了谁", MaxName),
            How = check.Text($"{Field}.{nameof(How)}", How, "电话号码或者核实的方式", MaxHow),
        };
        check.ThrowIfAny();
        return given;
    }
}
