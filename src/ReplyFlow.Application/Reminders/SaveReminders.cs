using System.Globalization;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Reminders;

/// <summary>Changes when and how people are reminded; the administrator may. It holds from the next run on.</summary>
public sealed class SaveReminders(UnitRunner units, ReminderQueries queries, StepQueries steps)
{
    private const int MostDays = 60;
    private const int MostRungs = 6;

    /// <summary>Changes what holds for every step without a ladder of its own.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="ladder">The ladder.</param>
    /// <param name="hour">Hour of the Beijing day, 0 to 23.</param>
    /// <param name="address">Address of the product for the morning's message; may be empty.</param>
    /// <param name="deputies">Working days before the last one on which silent deputies are mailed, as typed; empty for never.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">A field is wrong.</exception>
    public Task RunAsync(Actor actor, LadderInput ladder, int? hour, string address, string deputies, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var check = new InputCheck();
            var checkedLadder = Check(check, ladder);
            if (hour is null or < 0 or > 23)
                check.Fail("Hour", "每天几点开始提醒：请填写 0 至 23 之间的整点，例如 8。");
            address = check.Text("Address", address, "系统访问地址", 200, required: false);
            if (address.Length > 0 && check.IsGood("Address") && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                check.Fail("Address", "地址须以 http:// 或 https:// 开头，例如 https://jianyi.example.gov.cn/。");
            var days = Days(check, "Deputies", deputies, "代表没有答复时提前几个工作日提醒");
            check.ThrowIfAny();
            var settings = await queries.SettingsAsync(ct);
            await StoreAsync(unit, settings with { Ladder = checkedLadder, Hour = hour!.Value, Address = address, Deputies = days }, "修改提醒规则", ct);
        }, ct);
    }

    /// <summary>Gives a step a ladder of its own, or takes it away.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="step">The step's key.</param>
    /// <param name="ladder">The ladder; null for the common one.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">A field is wrong, or no definition has such a step.</exception>
    public async Task RunAsync(Actor actor, string step, LadderInput? ladder, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var kind = (await steps.ReadAsync(ct)).FirstOrDefault(s => s.Key == step) ?? throw new InvalidInputException("Step", "请选择环节。");
        await units.RunAsync(actor, async unit =>
        {
            var check = new InputCheck();
            var settings = await queries.SettingsAsync(ct);
            var ladders = new SortedDictionary<string, ReminderLadder>(settings.Steps.ToDictionary(), StringComparer.Ordinal);
            if (ladder is null)
                ladders.Remove(step);
            else
                ladders[step] = Check(check, ladder);
            check.ThrowIfAny();
            await StoreAsync(unit, settings with { Steps = ladders }, ladder is null ? $"“{kind.Title}”改用通用的提醒规则" : $"单独设置“{kind.Title}”的提醒规则", ct);
        }, ct);
    }

    private static Task StoreAsync(Unit unit, ReminderSettings settings, string summary, CancellationToken ct) => unit.SetAsync(
        ReminderSettings.SettingName, settings.ToJson(),
        new RemindersChanged(settings.Ladder, settings.Steps, settings.Hour, settings.Address, settings.Deputies), summary, ct);

    private static ReminderLadder Check(InputCheck check, LadderInput input)
    {
        var days = Days(check, "Before", input.Before, "到期前几个工作日提醒");
        if (input.EveryAfter is null or < 0 or > MostDays)
            check.Fail("EveryAfter", $"逾期后每几个工作日提醒一次：请填写 0 至 {MostDays} 之间的数；0 表示逾期后不再提醒。");
        if (input.HeadTimes is null or < 0 or > 20)
            check.Fail("HeadTimes", "逾期几次后报分管领导：请填写 0 至 20 之间的数。");
        return new ReminderLadder(days, input.OnDueDay, input.EveryAfter ?? 0, input.HeadTimes ?? 0);
    }

    private static IReadOnlyList<int> Days(InputCheck check, string field, string typed, string label)
    {
        var days = new List<int>();
        foreach (var word in typed.Split([' ', ',', '，', '、', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= MostDays)
                days.Add(day);
            else
                check.Fail(field, $"{label}：“{Excerpt.Of(word)}”不是 1 至 {MostDays} 之间的工作日数，请填写例如 10、3。");
        if (days.Distinct().Count() > MostRungs)
            check.Fail(field, $"到期前最多提醒 {MostRungs} 次。");
        return [.. days.Distinct().OrderDescending()];
    }
}
