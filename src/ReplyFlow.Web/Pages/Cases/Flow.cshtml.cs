using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Workflow.Drawing;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>流程图: the whole process a case runs on, with what is passed and who has it now.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class FlowModel(CaseQueries cases, DefinitionStore definitions) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public string Process { get; private set; } = "";

    public string Svg { get; private set; } = "";

    public async Task OnGetAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        var items = await cases.ItemsAsync(Me, Head, Aborted);
        var definition = await definitions.GetAsync(Head.DefinitionId, Head.DefinitionVersion, Aborted);
        var current = items.Where(i => i.IsOpen && i.ActivityId.Length > 0).GroupBy(i => i.ActivityId)
            .ToImmutableDictionary(g => g.Key, g => g.Select(i => i.Holder).Distinct().ToImmutableArray());
        var passed = items.Where(i => i.Stands && !current.ContainsKey(i.ActivityId)).Select(i => i.ActivityId).ToImmutableHashSet();
        Process = $"{definition.Name}（第 {Head.DefinitionVersion} 版）";
        Svg = FlowchartDrawing.Draw(definition, new DrawingMarks(current, passed));
    }
}
