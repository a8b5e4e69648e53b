using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>
/// Whether a parked step may be left without running it. What later steps build on (the number, the letter), what a deputy is
/// owed, and what ends a case cannot be skipped: laws 3 and 4 would break, or somebody would wait for ever.
/// </summary>
/// <param name="Outcomes">Ports it may be left by; empty when it may not.</param>
/// <param name="Refusal">Why it may not, in Chinese; null when it may.</param>
public sealed record SkipRule(IReadOnlyList<string> Outcomes, string? Refusal)
{
    public static SkipRule For(Activity activity) => activity switch
    {
        DecideActivity { Question: QuestionNames.IsIssued } => No("是否已经印发由系统按事实判断，不能由人代答"),
        DecideActivity => new SkipRule(["True", "False"], null),
        SystemStepActivity step => step.Step switch
        {
            SystemStepNames.Notify or SystemStepNames.DeliverCopies or SystemStepNames.OpenFeedback => new SkipRule([Activity.Done], null),
            SystemStepNames.AllocateNumber => No("跳过编号，复函就没有文号，后面无法印发"),
            SystemStepNames.MakeLetter => No("跳过印制，就没有经签发的复函可以送达"),
            SystemStepNames.DeliverLetter => No("跳过送达，代表收不到复函；邮件送不出去的，重试后由办公室登记线下送达"),
            SystemStepNames.ApplyExtension => No("延期已经批准，必须生效"),
            _ => No("这一步结束本件的办理，不能跳过"),
        },
        _ => No("这不是系统步骤"),
    };

    private static SkipRule No(string why) => new([], why);
}
