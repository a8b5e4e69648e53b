using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Razor.Hosting;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Web.Steps;
using ReplyFlow.Web.Tests.Steps.Trial;

[assembly: RazorCompiledItem(typeof(TrialFields), "mvc.1.0.view", TrialView.Partial)]

namespace ReplyFlow.Web.Tests.Steps.Trial;

/// <summary>What a folder in the web would hold: what is typed, and the input it makes.</summary>
public sealed class TrialView(TrialQueries queries) : StepView
{
    private string? _judged;

    public const string Partial = "/Pages/WorkItems/Trial/_Trial.cshtml";

    public override string Kind => TrialStep.Kind.Name;

    public TrialForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => Partial;

    public IReadOnlyList<string> Picked { get; private set; } = [];

    public override BulkWords Bulk { get; } = new("选定勾选的建议", done => $"已为 {done} 件选定颜色。");

    public override string Verb(string title) => "挑选颜色";

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct) =>
        Picked = [.. await queries.PickedAsync(ct), .. _judged is null ? Array.Empty<string>() : [_judged]];

    public override IReadOnlyList<string> AskedAgain => ["Colour"];

    public override Task<string?> AskAsync(int? seen, CancellationToken ct) => Task.FromResult<string?>(Partial);

    public override Task JudgeAsync(CaseTask task, Actor me, string key, CancellationToken ct)
    {
        _judged = $"{key}，因为{Reasons.GetValueOrDefault(key)}";
        return Task.CompletedTask;
    }

    public override StepInput ToInput() => new TrialInput(Input.Colour);
}

/// <summary>Its form.</summary>
public sealed class TrialForm
{
    public string Colour { get; set; } = "";
}

/// <summary>Its partial, as the Razor compiler would write it.</summary>
public sealed class TrialFields : RazorPage<TrialView>
{
    public override Task ExecuteAsync()
    {
        WriteLiteral("<label for=\"colour\">颜色</label><input id=\"colour\" name=\"Input.Colour\" value=\"");
        Write(Model.Input.Colour);
        WriteLiteral("\" />");
        foreach (var picked in Model.Picked)
            Write($"此前：{picked}");
        return Task.CompletedTask;
    }
}
