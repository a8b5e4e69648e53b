using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Assigning;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Assignments;

/// <summary>批量交办: the unassigned suggestions of a session in one table; chosen, looked at once more, carried out a few at a time.</summary>
[Authorize(Policy = Policies.AssignSuggestions)]
public sealed class IndexModel(AssignmentQueries queries, AssignSuggestions command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Session { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "分类")]
    public string Class { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public AssignmentConfidence? Sure { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Warned { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "位置")]
    public string After { get; set; } = "";

    [BindProperty]
    public AssignmentForm Input { get; set; } = new();

    /// <summary>The portion of the table.</summary>
    public AssignmentTable Table { get; private set; } = null!;

    /// <summary>What is to be assigned, to be looked at once more; null while it is chosen.</summary>
    public IReadOnlyList<CheckedChoice>? Checked { get; private set; }

    /// <summary>Whether some of it is carried out.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>What is wrong with rows, by work item.</summary>
    public IReadOnlyDictionary<Guid, string> Wrong { get; private set; } = new Dictionary<Guid, string>();

    public bool IsFiltered => Class.Length > 0 || Bureau is not null || Sure is not null || Warned;

    /// <summary>Whether something typed stands in the page that was not sent.</summary>
    public bool IsUnsent => Input.Rows.Count > 0;

    public static IReadOnlyList<(AssignmentConfidence Confidence, string Words)> Confidences { get; } =
    [
        (AssignmentConfidence.Imported, "导入表已拟主办"), (AssignmentConfidence.Recommended, "推荐把握大"), (AssignmentConfidence.Low, "推荐把握不大或没有"),
    ];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() =>
        Table = await queries.TableAsync(Me, new AssignmentFilter(Session, Class, Bureau, Sure, Warned, AssignmentPlace.Parse(After)), Aborted);

    /// <summary>Fills the ticked rows, for browsers without scripts.</summary>
    public Task<IActionResult> OnPostFillAsync()
    {
        foreach (var row in Input.Rows.Where(r => r.Ticked))
            (row.Lead, row.CoHandlers) = (Or(Input.Lead, row.Lead), Or(Input.CoHandlers, row.CoHandlers));
        return AgainAsync();

        static string Or(string typed, string before) => typed.Trim().Length > 0 ? typed : before;
    }

    /// <summary>Back to the table, with what was typed.</summary>
    public Task<IActionResult> OnPostEditAsync() => AgainAsync();

    public async Task<IActionResult> OnPostCheckAsync()
    {
        var looked = await command.CheckAsync(Me, Input.Choices, Input.Instruction, Aborted);
        if (looked.All(c => c.Errors.Count == 0))
        {
            Checked = looked;
            return Page();
        }
        Wrong = looked.Where(c => c.Errors.Count > 0).ToDictionary(c => c.Choice.ItemId, c => string.Join("；", c.Errors));
        foreach (var choice in looked.Where(c => c.Errors.Count > 0))
            ModelState.AddModelError("", $"{choice.Name}：{string.Join("；", choice.Errors)}。");
        await LoadAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    public async Task<IActionResult> OnPostAssignAsync()
    {
        var choices = Input.Choices;
        var portion = await command.RunAsync(Me, choices, Input.Instruction, Math.Clamp(Input.From, 0, choices.Count), CancellationToken.None);
        (Input.From, Input.Given, Input.Left) = (portion.Next, Input.Given + portion.Given, [.. Input.Left, .. portion.Left]);
        if (Input.From < choices.Count || Input.Left.Count > 0)
        {
            ModelState.Clear();
            IsUnderWay = true;
            return Page();
        }
        Flash($"已交办 {Input.Given} 件，现由各承办单位办公室签收。十分钟内没有再交办，就给每个单位发一封附清单的交办通知。");
        return LocalRedirect(Here());
    }

    /// <summary>This portion of the table, or one of its handlers.</summary>
    public string Here(string? handler = null) => Request.PathBase + Request.Path + (handler is null
        ? TypedForm.QueryOf(Request) : TypedForm.QueryOf(Request).Add("handler", handler));

    /// <summary>The portion after a place; the first for null.</summary>
    public string Portion(AssignmentPlace? after)
    {
        var rest = QueryString.Create(Request.Query.Where(q => q.Key is not ("after" or "handler" or "kept")));
        return Request.PathBase + Request.Path + (after is null ? rest : rest.Add("after", after.ToString()));
    }

    /// <summary>What stands in a row's fields: what was typed, else what the imported list proposes.</summary>
    public AssignmentFields FieldsOf(AssignmentRow row) => Input.Rows.Find(r => r.Item == row.ItemId)
        ?? new AssignmentFields { Item = row.ItemId, Lead = row.Lead, CoHandlers = row.CoHandlers };

    private async Task<IActionResult> AgainAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        return Page();
    }
}
