using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Interim;

/// <summary>审批阶段性答复: what was written is shown with the words that came with the step.</summary>
public sealed class InterimView : StepView
{
    public override string Kind => InterimStep.Kind.Name;

    public override string Hint => "同意后，上面的话会制成函件，发给等待复函的代表（再次办理的，只发给要再次答复的代表）。要改的，请退回并写明怎样改。";
}
