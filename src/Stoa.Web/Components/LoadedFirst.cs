using Microsoft.AspNetCore.Components;

namespace Stoa.Web.Components;

/// <summary>
/// A page or part that has what it shows before it is first drawn. The framework draws once while <c>OnInitializedAsync</c> still
/// waits; on the server that picture is never sent, and every page would have to guard against being half empty.
/// </summary>
public abstract class LoadedFirst : ComponentBase
{
    private bool isLoaded;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!isLoaded) await Load();
        isLoaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Called once, with all parameters set.</summary>
    protected abstract Task Load();
}
