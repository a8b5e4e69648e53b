using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Reads every box that is ticked or not. Something else than yes or no is refused, and shown as not ticked: a box cannot be drawn with
/// it, and the page that says what is wrong would itself fail.
/// </summary>
public sealed class FlagBinder : IModelBinder, IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(bool) ? this : null;

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (name, state) = (bindingContext.ModelName, bindingContext.ModelState);
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        if (!bool.TryParse(value.FirstValue, out var flag))
            state.TryAddModelError(name, "这一项的格式不对，请重新选择。");
        state.SetModelValue(name, flag, flag ? bool.TrueString : bool.FalseString);
        bindingContext.Result = ModelBindingResult.Success(flag);
        return Task.CompletedTask;
    }
}
