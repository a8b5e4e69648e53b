using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Passages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Passages;

/// <summary>Writes a standard passage, or changes one.</summary>
[Authorize(Policy = Policies.KeepPassages)]
public sealed class EditModel(PassageQueries passages, SavePassage command) : AppPage
{
    private static readonly string[] Usual = ["开头", "感谢语", "办理情况", "下一步", "结束语"];

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PassageForm Input { get; set; } = new();

    /// <summary>The passage as stored; null for a new one.</summary>
    public PassageRow? Row { get; private set; }

    /// <summary>Divisions for which the actor may keep it.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Divisions { get; private set; } = [];

    /// <summary>Categories in use, and the usual ones.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>For whom the actor may keep it.</summary>
    public IReadOnlyList<(PassageScope Scope, string Name)> Scopes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Row is { } row)
            Input.Take(row.Passage);
        else
            (Input.Scope, Input.DivisionId) = (
                (Me.DivisionId is null ? Scopes.FirstOrDefault(s => s.Scope != PassageScope.Division, Scopes[0]) : Scopes[0]).Scope, Me.DivisionId);
    }

    public override async Task LoadAsync()
    {
        Row = Id is { } id ? await passages.OneAsync(Me, id, Aborted) : null;
        if (Row is { IsKept: false })
            throw new NotAllowedException($"这条常用语归{Row.Keeper}，您不能修改。");
        Divisions = await passages.DivisionsAsync(Me, Aborted);
        Categories = [.. (await passages.FindAsync(Me, "", Aborted)).Select(r => r.Passage.Category).Concat(Usual).Distinct()];
        Scopes =
        [
            .. Divisions.Count > 0 ? [(PassageScope.Division, Divisions.Count == 1 ? Divisions[0].Name : "处室")] : Array.Empty<(PassageScope, string)>(),
            .. Me.MayKeepPassages(Me.BureauId, null) ? [(PassageScope.Bureau, "本单位")] : Array.Empty<(PassageScope, string)>(),
            .. Me.MayKeepPassages(null, null) ? [(PassageScope.Common, "共用，各单位都能用")] : Array.Empty<(PassageScope, string)>(),
        ];
        if (Scopes.Count == 0)
            throw new NotAllowedException("您还没有分到处室，不能添加常用语。请系统管理员在“设置—用户”中补上处室。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Seen, Input.ToInput(), CancellationToken.None);
        return Done("常用语已保存，拟稿时马上能用。", "/Passages/Index");
    }
}
