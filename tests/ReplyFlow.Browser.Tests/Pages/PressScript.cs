namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>What runs in the page to see which button Enter presses; nothing is sent.</summary>
internal static class PressScript
{
    private const string Field = "input:not([type=hidden],[type=checkbox],[type=radio],[type=file],[type=submit],[type=button],[readonly],[disabled])";

    /// <summary>Names of the forms that have a single-line field in view: where they go, and their place among those.</summary>
    public const string Forms = $$"""
        () => [...document.forms].filter(f => [...f.querySelectorAll('{{Field}}')].some(i => i.getClientRects().length))
          .map(f => f.getAttribute('action') + ' #' + [...document.forms].indexOf(f))
        """;

    /// <summary>Puts the cursor into the form's first field in view and notes what is sent instead of sending it.</summary>
    public const string Listen = $$"""
        form => {
          const f = document.forms[Number(form.split('#')[1])];
          window.pressed = null;
          f.noValidate = true;
          f.addEventListener('submit', e => { e.preventDefault(); e.stopImmediatePropagation(); window.pressed = { submitter: e.submitter }; }, { capture: true, once: true });
          [...f.querySelectorAll('{{Field}}')].find(i => i.getClientRects().length).focus();
        }
        """;

    /// <summary>
    /// What is wrong: another button than the main one (the only one, the one that looks so, or the one put first for Enter), or an
    /// address with the handler of an earlier post. Empty when all is well; a field that keeps Enter for itself is well.
    /// </summary>
    public const string Heard = """
        form => {
          const f = document.forms[Number(form.split('#')[1])];
          const buttons = [...f.elements].filter(e => e.type === 'submit');
          const by = window.pressed?.submitter;
          if (!window.pressed) return '';
          if (!by) return buttons.length === 0 || f.method === 'get' ? '' : 'no button';
          const main = buttons.find(b => b.classList.contains('btn-primary'));
          const same = main && by.formAction === main.formAction && by.name === main.name && by.value === main.value;
          const first = by.classList.contains('visually-hidden');
          return buttons.length === 1 || by === main || same || first || (!main && by === buttons[0]) ? '' : by.outerHTML;
        }
        """;
}
