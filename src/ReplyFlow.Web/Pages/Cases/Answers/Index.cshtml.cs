using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases.Answers;

/// <summary>登记代表答复: staff enter what the deputies of a case answered on paper or by telephone, all of them on one page.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed partial class IndexModel(CaseQueries cases, AnswerQueries answers, EnterAnswers command, DueText due) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public GroundForm Input { get; set; } = new();

    [BindProperty]
    public List<AnswerRowForm> Rows { get; set; } = [];

    public DueText Due => due;

    public string Principal => AnswerQueries.PrincipalOf(Me, Head);

    public CaseHead Head { get; private set; } = null!;

    public IReadOnlyList<AnswerRow> Deputies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input.On = due.Today;
        return Page();
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        Deputies = await answers.RowsAsync(Me, Head, Aborted);
    }

    /// <summary>What was typed for a deputy.</summary>
    public AnswerRowForm Typed(Guid deputyId) => Rows.Find(r => r.DeputyId == deputyId) ?? new AnswerRowForm();

    public async Task<IActionResult> OnPostAsync()
    {
        // Only the deputies whose form lies here are filled in; the command names the others' places otherwise.
        var filled = Rows.Select((row, place) => (row, place)).Where(r => r.row.IsFilled).ToList();
        try
        {
            var receipt = await command.RunAsync(Me, Id, Input.ToGround(), [.. filled.Select(f => f.row.ToRow())], Files, CancellationToken.None);
            return Decided(receipt.Message, "/Index");
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. e.Errors.Select(error => error with
            {
                Field = Place().Replace(error.Field, m => $"Rows[{filled[int.Parse(m.Groups[1].Value)].place}]"),
            })]);
        }
    }

    [GeneratedRegex(@"^Rows\[(\d+)\]")]
    private static partial Regex Place();
}
